/** What is wrong with how the mutations were called, in one sentence for the person at the keyboard. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
