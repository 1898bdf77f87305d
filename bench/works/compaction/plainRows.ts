import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { objectPaths } from "./rawHour";

/** A row of the lake as the writers of other packages take it: what a line says, under the names of the columns. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** The rows of an hour's raw objects, one by one, by JSON.parse and nothing else: neither judged, nor told apart, nor sorted. */
export function* plainRows(folder: string): Generator<PlainRow, void> {
  for (const path of objectPaths(folder)) {
    const batchId = /([0-9a-f]{64})\.ndjson\.gz$/.exec(path)?.[1];
    for (const line of gunzipSync(readFileSync(path)).toString("utf8").split("\n"))
      if (line !== "") yield rowOf(JSON.parse(line) as Line, batchId);
  }
}

interface Line {
  readonly received_at_ms: number;
  readonly key_id: string;
  readonly client: PlainRow;
  readonly event: PlainRow & { readonly occurred_at: string; readonly properties?: object };
}

const rowOf = ({ received_at_ms, key_id, client, event }: Line, batchId: string | undefined): PlainRow => ({
  ...client,
  ...event,
  occurred_at: new Date(event.occurred_at),
  ...(event.properties === undefined ? {} : { properties: JSON.stringify(event.properties) }),
  received_at: new Date(received_at_ms),
  time_rule: "as_sent",
  is_robot: false,
  key_id,
  batch_id: batchId,
});
