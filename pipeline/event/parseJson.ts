import type { Decoded } from "./decode";

/** The value of a JSON text; `error` says in the caller's words that it is none. */
export const parseJson = (text: string, error: string): Decoded<unknown> => {
  try {
    return { kind: "valid", value: JSON.parse(text) };
  } catch {
    return { kind: "invalid", errors: [error] };
  }
};
