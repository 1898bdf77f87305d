import { AskError } from "../api/reportClient";
import { element } from "../element";

/** What went wrong and what to do about it, with a button that tries again. */
export const failure = (error: AskError, again: () => void): HTMLElement =>
  element(
    "div",
    { class: "failure" },
    element("p", { class: "failure-message" }, error.message),
    element("p", { class: "failure-advice" }, error.advice),
    element("button", { type: "button", class: "button", onclick: again }, "Try again"),
  );

/** Any error as one that can be shown; bugs are logged. */
export const shownError = (error: unknown, message: string, advice: string): AskError => {
  if (error instanceof AskError) return error;
  console.error(error);
  return new AskError("broken", message, advice);
};
