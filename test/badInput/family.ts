import type { Random } from "../../local/simulation/random";

/** Requests that are bad in the same way. */
export interface Family {
  readonly name: string;
  /** How often it is drawn, relative to the others. */
  readonly weight: number;
  /** Draws one. `mark` begins the ids of its events, so that no two requests share an id. */
  readonly draw: (chance: Random, mark: string) => Draft;
}

/** A request as far as its family cares; what is left out is that of a good one. */
export interface Draft {
  readonly method?: string;
  /** Without the query. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
  readonly expects?: Expectation;
}

/** What must become of a request. What is left out, only the rules tell that hold for every answer. */
export interface Expectation {
  readonly status?: number;
  /** For each record of the batch, in order, whether it must be accepted. */
  readonly verdicts?: readonly boolean[];
}
