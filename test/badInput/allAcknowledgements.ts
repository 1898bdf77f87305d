import type { DatasetName } from "../../pipeline/event/datasets";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import type { HyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { memoryObjectStore } from "../support/objectStore.memory";
import { acknowledgements } from "./acknowledgements";
import { changeAcknowledgements } from "./changeAcknowledgements";
import { changeNames } from "./changeRecords";
import { type Judgement, quotesWhatWasSent } from "./judgeAnswer";
import { compactAt, lakeContents } from "./lakeContents";

/** What was acknowledged, of every dataset. */
export interface AllAcknowledgements {
  /** Takes what a request brought, and when it was received. */
  add(judgement: Pick<Judgement, "dataset" | "acknowledged">, receivedAtMs: number): void;
  /** Compacts every dataset into an empty lake, and says which promises are broken. */
  broken(raw: ObjectStore, reader: HyparquetReader, closedMs: number): Promise<readonly string[]>;
}

export const allAcknowledgements = (): AllAcknowledgements => {
  const events = acknowledgements();
  const changes = {
    orders: changeAcknowledgements("orders"),
    customers: changeAcknowledgements("customers"),
    payments: changeAcknowledgements("payments"),
  };
  return {
    add: ({ dataset: { name }, acknowledged }, receivedAtMs) => {
      for (const canonical of acknowledged)
        if (name === "events") events.add(canonical);
        else changes[name].add(canonical, receivedAtMs);
    },
    broken: async (raw, reader, closedMs) => {
      const broken: string[] = [];
      for (const name of ["events", ...changeNames] satisfies DatasetName[]) {
        const lake = memoryObjectStore("lake", () => closedMs);
        const report = await compactAt(closedMs, raw, lake, name);
        const say = (what: string) => broken.push(`${name}: ${what}`);
        if (report.failures.length > 0) say(`compaction failed: ${JSON.stringify(report.failures)}`);
        if (report.foreign_objects > 0) say(`${report.foreign_objects} objects are foreign`);
        if (report.counts.quarantined !== report.counts.conflicts)
          say(`${report.counts.quarantined - report.counts.conflicts} acknowledged lines cannot be read`);
        if (quotesWhatWasSent(JSON.stringify(report))) say("the compaction's report quotes what was sent");
        const contents = await lakeContents(lake, reader, name);
        for (const each of (name === "events" ? events : changes[name]).broken(contents)) say(each);
      }
      return broken;
    },
  };
};
