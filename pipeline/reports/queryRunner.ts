import type { SqlParameter } from "./sqlEngine";

/** A statement to be run. */
export interface Query {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
  /** Names the query, 32 to 128 characters: asked again with the same name while it is under way, it runs once. */
  readonly token: string;
}

/** What came of asking for a query. */
export type Started =
  | { readonly kind: "started"; readonly executionId: string }
  | { readonly kind: "failed"; readonly failure: QueryFailure };

/** Why there are no rows. */
export type QueryFailure =
  /** The engine has too much to do just now. */
  | { readonly reason: "busy" }
  /** It would have read more than it may; the limit in bytes, where it is known. */
  | { readonly reason: "too_expensive"; readonly limitBytes?: number }
  /** It needs more memory or time than a query is given. */
  | { readonly reason: "too_heavy" }
  /** It has more rows than are taken. */
  | { readonly reason: "too_many_rows"; readonly limitRows: number }
  /** A value is longer than the engine takes. */
  | { readonly reason: "value_too_long" }
  /** No query of that id. */
  | { readonly reason: "unknown" }
  /** Anything else; `error` names it for logs, without what it was given. */
  | { readonly reason: "failed"; readonly error: string };

/** How far a query is. */
export type QueryState =
  | { readonly kind: "running" }
  | ({ readonly kind: "done" } & QueryResult)
  | { readonly kind: "failed"; readonly failure: QueryFailure };

/** What a query gave. */
export interface QueryResult {
  /** By column name. Whole numbers are numbers, timestamps are epoch milliseconds. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** What it read; 0 where the engine does not count. */
  readonly scannedBytes: number;
}

/** Runs SQL of Athena's dialect while nobody waits: whoever knows a query's id can look how far it is. */
export interface QueryRunner {
  start(query: Query): Promise<Started>;
  /** Of a query that is done it may be asked again. */
  look(executionId: string): Promise<QueryState>;
}
