import type { Status } from "../../../../pipeline/quality/verdict";

/** A status in words, and the sign before it. */
export const statusWords: Readonly<Record<Status, { readonly text: string; readonly sign: string }>> = {
  fail: { text: "Not kept", sign: "✕" },
  warn: { text: "Look at it", sign: "!" },
  pass: { text: "Kept", sign: "✓" },
  skipped: { text: "Not judged", sign: "–" },
};
