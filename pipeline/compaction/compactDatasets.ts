import type { DatasetName } from "../event/datasets";
import { messageOf } from "../event/messageOf";
import type { CompactionReport } from "./compact";
import type { CompactionOrder, UnitsOrder } from "./compactionOrder";

/** What a run over several datasets works with. */
export interface DatasetsParts {
  /** Compacts a dataset by itself. */
  readonly compact: Readonly<Record<DatasetName, (order: UnitsOrder) => Promise<CompactionReport>>>;
  /** Told of each dataset as soon as it is done. */
  readonly log: (report: CompactionReport) => void;
}

/** What became of a run: a report for each dataset, and by name whatever failed. */
export interface DatasetsOutcome {
  readonly reports: readonly CompactionReport[];
  /** `orders/2026-03-01T18-s00: …` */
  readonly failures: readonly string[];
}

/** Compacts the dataset that the order names, or all in turn: one that fails hinders no other. */
export const compactDatasets =
  ({ compact, log }: DatasetsParts) =>
  async ({ dataset, ...order }: CompactionOrder): Promise<DatasetsOutcome> => {
    const reports: CompactionReport[] = [];
    const failures: string[] = [];
    const names = dataset === undefined ? (Object.keys(compact) as DatasetName[]) : [dataset];
    for (const name of names) {
      try {
        const report = await compact[name](order);
        log(report);
        reports.push(report);
        failures.push(...report.failures.map(({ unit, error }) => `${name}/${unit}: ${error}`));
      } catch (error) {
        failures.push(`${name}: ${messageOf(error)}`);
      }
    }
    return { reports, failures };
  };
