import { element } from "../element";

/** Instead of what could not be shown. */
export const trouble = (reload: () => void): HTMLElement =>
  element(
    "div",
    { class: "shell-trouble", role: "alert" },
    element("h2", {}, "This page could not be shown"),
    element("p", {}, "Something went wrong in the page itself; the data is not harmed."),
    element(
      "p",
      {},
      "Load the page again. If it happens again, send whoever runs Footfall the page's address.",
    ),
    element(
      "button",
      { type: "button", class: "shell-button", "data-main": true, onclick: reload },
      "Load again",
    ),
  );
