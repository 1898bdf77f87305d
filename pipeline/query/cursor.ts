import * as t from "io-ts";
import { decode } from "../event/decode";
import { parseJson } from "../event/parseJson";
import { isAnswerId } from "./storedAnswer";

/** A place in an answer: where its next page begins. */
export interface Cursor {
  readonly answerId: string;
  readonly offset: number;
}

/** Opaque to clients: base64url. */
export const encodeCursor = ({ answerId, offset }: Cursor): string =>
  Buffer.from(JSON.stringify([answerId, offset])).toString("base64url");

/** Reads a cursor; undefined for what is none. */
export const decodeCursor = (text: string): Cursor | undefined => {
  const parsed = parseJson(Buffer.from(text, "base64url").toString("utf8"), "is not JSON");
  const decoded = parsed.kind === "valid" ? decode(Pair, parsed.value) : parsed;
  if (decoded.kind === "invalid") return undefined;
  const [answerId, offset] = decoded.value;
  return isAnswerId(answerId) && Number.isSafeInteger(offset) && offset > 0
    ? { answerId, offset }
    : undefined;
};

const Pair = t.tuple([t.string, t.number]);
