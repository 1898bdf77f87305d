import type { Sender } from "./requests";

/** What all variants of a work of ingest get. */
export interface IngestInput {
  readonly folder: string;
  readonly sender: Sender;
  /** Of the repository. */
  readonly root: string;
}

/** How often each process goes through all requests before it is measured, and then: a Lambda function's code is warm after some seconds. */
export const rounds = { warming: 6, measured: 10 };
