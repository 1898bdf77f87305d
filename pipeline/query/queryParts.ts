import type { Admit } from "../keys/admit";
import type { MetricsTable } from "../metrics/metricsTable";
import type { Waiting } from "../reports/awaitQuery";
import type { QueryRunner } from "../reports/queryRunner";
import type { AnyReport } from "../reports/report";
import type { ObjectStore } from "../storage/objectStore";
import type { HealthPart } from "./health";

/** What the query endpoint works with. */
export interface QueryParts extends Waiting {
  /** Finds the key of a request, or why the request may not go on. */
  readonly admit: Admit;
  /** Its manifests say which version of the data an answer is of. */
  readonly lake: ObjectStore;
  /** Where answers are kept to be given again. */
  readonly results: ObjectStore;
  readonly runner: QueryRunner;
  readonly metrics: Pick<MetricsTable, "read">;
  readonly reports: readonly AnyReport[];
  /** What must be readable for the API to be well. */
  readonly health: readonly HealthPart[];
  /** So long a request waits for its query: less than the gateway waits for its function. */
  readonly budgetMs: number;
  /** Of Footfall. */
  readonly version: string;
  readonly log: (entry: QueryLogEntry) => void;
}

/** One line of the log for each request: numbers and names, never parameters, rows or users. */
export interface QueryLogEntry extends QueryFacts {
  readonly event: "query";
  readonly status: number;
  readonly milliseconds: number;
}

/** What is to be told of a request beside its status. */
export interface QueryFacts {
  /** The problem's code, where there is one. */
  readonly code?: string;
  readonly key_id?: string;
  /** In the words of the router: `/v1/reports/{name}`. */
  readonly route?: string;
  readonly report?: string;
  /** True where the answer was there already. */
  readonly cached?: boolean;
  /** What the query read. */
  readonly scanned_bytes?: number;
  /** The name of an error, where something failed; its message could quote what it was given. */
  readonly error?: string;
}
