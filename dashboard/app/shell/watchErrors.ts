import { isPartGone } from "./isPartGone";
import type { Messages } from "./messages";

/** Says so when something went wrong that nothing else has said. The browser has logged it. */
export const watchErrors = (window: Window, messages: Messages): void => {
  const tell = (error: unknown): void => tellError(error, window, messages);
  window.addEventListener("error", ({ error, message }) => {
    // charts that change their own height while they are measured: they are measured again
    if (!/^ResizeObserver loop/.test(message)) tell(error);
  });
  window.addEventListener("unhandledrejection", (event) => {
    // what was asked for a page that was left
    if (event.reason instanceof DOMException && event.reason.name === "AbortError") event.preventDefault();
    else tell(event.reason);
  });
};

/** Tells what went wrong, and to load the page again. */
export const tellError = (error: unknown, window: Window, messages: Messages): void =>
  messages.tell({
    ...(isPartGone(error) ? newVersion : wrong),
    action: { label: "Load again", run: () => window.location.reload() },
  });

const newVersion = {
  title: "There is a new version of this page",
  lines: ["A part of it could not be loaded. Load the page again; it will be as you left it."],
};

const wrong = {
  title: "Something on this page went wrong",
  lines: ["What is shown may not be complete. Load the page again; it will be as you left it."],
};
