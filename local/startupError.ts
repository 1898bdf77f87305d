/** Why Footfall cannot start, in one sentence for the person at the keyboard. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}
