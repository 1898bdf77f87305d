import type { Random } from "../../local/simulation/random";

/** Questions that are bad in the same way. */
export interface QuestionFamily {
  readonly name: string;
  /** How often it is drawn, relative to the others. */
  readonly weight: number;
  readonly draw: (chance: Random) => QuestionDraft;
}

/** A question as far as its family cares; what is left out is that of a good one. */
export interface QuestionDraft {
  readonly method?: string;
  /** Without the query string. */
  readonly path: string;
  /** As a gateway decodes the query string. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** One of these it must be answered with; where left out, only the rules tell that hold for every answer. */
  readonly statuses?: readonly [number, ...number[]];
  /** What fails while it is answered: then 503 is right too. */
  readonly fault?: Fault;
  /** The engine does not come to an end while it is answered. */
  readonly isSlow?: boolean;
}

/** A part that fails. */
export type Fault = "lake" | "results" | "metrics" | "keys" | "engine";

/**
 * Stand, in a path or a query, for a query's id and a cursor that an answer before has given, or for nothing where there
 * was none.
 */
export const earlier = { queryId: "EARLIER-QUERY", cursor: "EARLIER-CURSOR" } as const;
