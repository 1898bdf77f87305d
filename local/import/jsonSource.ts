import { cutText } from "../../pipeline/event/cutText";
import { isJsonObject } from "../../pipeline/event/fieldType";
import { lines } from "../accessLog/lines";
import { jsonElements } from "./jsonElements";
import type { Row, Source } from "./row";

/** A piece of text that should be one JSON object, and the line in which it begins. */
export interface JsonText {
  readonly line: number;
  /** `too long`: of more bytes than are read of one object. */
  readonly text: string | "too long";
}

/** How many rows tell the columns of a file whose rows name their own. */
const rowsPeeked = 1000;

/** Opens NDJSON, one object a line. */
export const ndjsonSource = (chunks: AsyncIterable<Uint8Array>): Promise<Source> =>
  peeked(rowsOf(jsonLines(chunks)));

/** Opens a JSON list of objects, however they are spread over lines. */
export const jsonListSource = (chunks: AsyncIterable<Uint8Array>): Promise<Source> =>
  peeked(rowsOf(jsonElements(chunks, longest)));

/** Bytes of one object. */
const longest = 262_144;

async function* jsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly JsonText[], void> {
  // it drops a byte order mark, wherever it is the first thing that it sees
  const decoder = new TextDecoder();
  let lineNumber = 0;
  for await (const list of lines(chunks, longest)) {
    const texts: JsonText[] = [];
    for (const each of list) {
      lineNumber += 1;
      const text = each === "too long" ? each : decoder.decode(each);
      if (text.trim() !== "") texts.push({ line: lineNumber, text });
    }
    yield texts;
  }
}

async function* rowsOf(texts: AsyncIterable<readonly JsonText[]>): AsyncGenerator<readonly Row[], void> {
  for await (const list of texts) yield list.map(toRow);
}

const toRow = ({ line, text }: JsonText): Row => {
  if (text === "too long") return { kind: "bad", line, reason: `it has more than ${longest} bytes` };
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value)
      ? { kind: "row", line, cells: Object.entries(value) }
      : { kind: "bad", line, reason: "it is no JSON object" };
  } catch (error) {
    const message = cutText((error as SyntaxError).message, 200).toWellFormed();
    return { kind: "bad", line, reason: `it is not JSON: ${message}` };
  }
};

const peeked = async (rows: AsyncGenerator<readonly Row[], void>): Promise<Source> => {
  const first: Row[] = [];
  while (first.length < rowsPeeked) {
    const next = await rows.next();
    if (next.done) break;
    first.push(...next.value);
  }
  const columns = new Set(
    first.flatMap((row) => (row.kind === "row" ? row.cells.map(([name]) => name) : [])),
  );
  async function* all(): AsyncGenerator<readonly Row[], void> {
    yield first;
    yield* rows;
  }
  return { columns: [...columns], hasAllColumns: false, rows: all() };
};
