/** Whether an error says that a part of the program, loaded when it is needed, is not there: after a new release its file has another name. */
export const isPartGone = (error: unknown): boolean =>
  error instanceof Error && messages.some((message) => message.test(error.message));

/** Of Chromium, of Firefox, and of Safari: there is no code. */
const messages = [
  /Failed to fetch dynamically imported module/i,
  /error loading dynamically imported module/i,
  /Importing a module script failed/i,
];
