/**
 * A quoted field as the client sent it: `\"`, `\\` and `\xHH` are undone, where runs of `\xHH` are bytes of
 * UTF-8. Control characters and bytes that are no UTF-8 become U+FFFD, for what is shown on a terminal later.
 */
export const unescaped = (field: string): string =>
  printable(field.includes("\\") ? field.replace(escapes, undo) : field);

/** The text with U+FFFD in place of each control character and of each half of a broken surrogate pair. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Surrogate}]/gu, "\uFFFD");

const escapes = /(?:\\x[0-9a-f]{2})+|\\./gis;

const undo = (escaped: string): string => {
  const [, letter = ""] = escaped;
  if (/x/i.test(letter) && escaped.length > 2)
    return Buffer.from(escaped.replaceAll(/\\x/gi, ""), "hex").toString("utf8");
  if (letter === '"' || letter === "\\") return letter;
  return controls.includes(letter) ? "\uFFFD" : escaped;
};

/** Apache's names of control characters. */
const controls = "bnrtv";
