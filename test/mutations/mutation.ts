/** What a guard of the protocol is there for: a heading of docs/guarantees.md. */
export type Promised =
  | "An acknowledged event is never lost"
  | "It is counted once"
  | "No reader sees half an hour"
  | "Metrics"
  | "Time"
  | "Bad input"
  | "Keys"
  | "Sites are kept apart"
  | "Live answers count once"
  | "The newest version"
  | "Kept answers are never stale"
  | "Answers"
  | "Data quality"
  | "Nothing private is logged"
  | "The sweep";

/** A change of the source that removes one guard, and a test that notices. */
export interface Mutation {
  /** What the product does without the guard, as a sentence. */
  readonly name: string;
  readonly promise: Promised;
  /** The source, from the project's folder. */
  readonly file: string;
  /** To the letter; it is there once. */
  readonly find: string;
  readonly replace: string;
  /** The quickest that does. */
  readonly caughtBy: NamedTest;
}

export interface NamedTest {
  /** From the project's folder. */
  readonly file: string;
  /** Its title, or as much of it as is the same for every row of a table. */
  readonly title: string;
}
