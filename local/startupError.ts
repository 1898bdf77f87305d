/** Why Footfall cannot start or go on, in one sentence for the person at the keyboard. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}
