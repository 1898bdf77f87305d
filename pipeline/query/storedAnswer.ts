import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import * as t from "io-ts";
import { decode } from "../event/decode";
import type { EpochMs } from "../event/fieldType";
import { parseJson } from "../event/parseJson";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";

const StoredAnswer = t.readonly(
  t.strict({
    /** The question that it answers, whatever the data; see `IdentifiedQuestion`. */
    question_id: t.string,
    /** ISO 8601. */
    as_of: t.string,
    rows: t.readonlyArray(t.readonly(t.record(t.string, t.unknown))),
  }),
  "a stored answer",
);
type StoredAnswer = t.TypeOf<typeof StoredAnswer>;

/** A report's whole answer. */
export interface Answer {
  readonly questionId: string;
  readonly asOf: string;
  /** As JSON shows them. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** When an answer was made, as it says itself. */
export const asOf = (ms: EpochMs): string => new Date(ms).toISOString();

/** An answer's id: a hash in hex. */
export const isAnswerId = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const keyOf = (answerId: string): ObjectKey => `answers/${answerId}.json.gz`;

/** An answer that was kept; undefined where there is none, or none that can be read. */
export const readAnswer = async (results: ObjectStore, answerId: string): Promise<Answer | undefined> => {
  const object = await results.get(keyOf(answerId));
  const text = object && (await inflated(object.body));
  const parsed = text === undefined ? undefined : parseJson(text, "is not JSON");
  if (parsed?.kind !== "valid") return undefined;
  const decoded = decode(StoredAnswer, parsed.value);
  if (decoded.kind === "invalid") return undefined;
  const { question_id: questionId, as_of, rows } = decoded.value;
  return { questionId, asOf: as_of, rows };
};

/** Keeps an answer, and gives the one that is kept: who else made it meanwhile may have been first. */
export const keepAnswer = async (results: ObjectStore, answerId: string, answer: Answer): Promise<Answer> => {
  const stored: StoredAnswer = { question_id: answer.questionId, as_of: answer.asOf, rows: answer.rows };
  const body = await deflated(JSON.stringify(stored));
  const put = await results.put(keyOf(answerId), body, { ifAbsent: true });
  if (put.kind === "stored") return answer;
  const first = await readAnswer(results, answerId);
  if (first === undefined) await results.put(keyOf(answerId), body);
  return first ?? answer;
};

const deflated = promisify(gzip);

/** Answers are bounded when they are made; nothing larger is one. */
const inflatedBytes = 512 * 1024 * 1024;

const inflated = async (body: Uint8Array): Promise<string | undefined> => {
  try {
    return (await promisify(gunzip)(body, { maxOutputLength: inflatedBytes })).toString("utf8");
  } catch {
    return undefined;
  }
};
