/** Something that broke a promise. */
export interface Failure {
  /** What `npm run fuzz -- --only` takes to do it again: 17, 2000-3999, hour-3, question-8, connection-8. */
  readonly where: string;
  readonly family: string;
  readonly broken: readonly string[];
}
