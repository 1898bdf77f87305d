import type { ObjectKey } from "../storage/objectStore";

/** Where a line is, and a hash of the event that it holds. */
export interface Version {
  /** The raw object; for one read earlier, as much of its key as tells it from others. */
  readonly key: ObjectKey;
  /** From 1; 0 is the object as a whole. */
  readonly line: number;
  /** The first 8 bytes of the SHA-256 of the event as canonical JSON, in hex. */
  readonly content: string;
}

/** A line that was not taken into the lake: where it is and why, never what it says. */
export type QuarantinedLine =
  | { readonly key: ObjectKey; readonly line: number; readonly errors: readonly string[] }
  | (Version & {
      readonly errors: readonly string[];
      /** The version that came first, and stays. */
      readonly first: Version;
    });

/** One JSON object a line. */
export const encodeQuarantine = (lines: readonly QuarantinedLine[]): Uint8Array =>
  Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
