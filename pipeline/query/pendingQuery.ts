import * as t from "io-ts";
import { decode } from "../event/decode";
import { parseJson } from "../event/parseJson";
import type { ObjectStore } from "../storage/objectStore";

/** A query that was not done when its request ended: what any instance needs to go on with it. */
export const PendingQuery = t.readonly(
  t.strict({
    report: t.string,
    values: t.readonly(t.record(t.string, t.union([t.string, t.number, t.boolean, t.null]))),
    live: t.boolean,
    /** Whose rows its answer can hold; null: all sites'. */
    sites: t.union([t.readonlyArray(t.string), t.null]),
    asked_at_ms: t.number,
    question_id: t.string,
    execution_id: t.string,
  }),
  "a pending query",
);
export type PendingQuery = t.TypeOf<typeof PendingQuery>;

/** The query that an answer waits for, or waited for; undefined where there is none, or none that can be read. */
export const readPending = async (
  results: ObjectStore,
  answerId: string,
): Promise<PendingQuery | undefined> => {
  const object = await results.get(keyOf(answerId));
  if (object === undefined) return undefined;
  const parsed = parseJson(Buffer.from(object.body).toString("utf8"), "is not JSON");
  const decoded = parsed.kind === "valid" ? decode(PendingQuery, parsed.value) : parsed;
  return decoded.kind === "valid" ? decoded.value : undefined;
};

/** Writes down the query that an answer waits for. */
export const putPending = async (
  results: ObjectStore,
  answerId: string,
  pending: PendingQuery,
): Promise<void> => {
  await results.put(keyOf(answerId), Buffer.from(JSON.stringify(PendingQuery.encode(pending))));
};

const keyOf = (answerId: string): string => `answers/pending/${answerId}.json`;
