/** Why the rest of a file cannot be read; the rows before are good. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}
