import { limits } from "./limits";

/**
 * True for text of JSON, or of what looks like it, in which more lists and objects are open at once than a body may
 * have. Only the brackets are read, because parsing them takes a hundred bytes and more for each.
 */
export const isTooDeep = (text: string): boolean => {
  // as most bodies are: shorter than the brackets alone would be
  if (text.length <= limits.openBrackets) return false;
  let open = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isInString) {
      if (code === backslash) at += 1;
      else if (code === quote) isInString = false;
    } else if (code === quote) isInString = true;
    else if (code === openingBracket || code === openingBrace) {
      open += 1;
      if (open > limits.openBrackets) return true;
    } else if (code === closingBracket || code === closingBrace) open -= 1;
  }
  return false;
};

const [quote, backslash, openingBracket, closingBracket, openingBrace, closingBrace] = [...'"\\[]{}'].map(
  (letter) => letter.charCodeAt(0),
);
