import { cutText } from "../event/cutText";
import { decode } from "../event/decode";
import { type EpochMs, instant } from "../event/fieldType";
import type { Problem } from "../http/problem";
import { isTooDeep } from "./isTooDeep";
import { limits } from "./limits";

/** One record of a batch before it is judged. */
export type Candidate =
  | { readonly kind: "json"; readonly value: unknown }
  /** A line of NDJSON that is not JSON. */
  | { readonly kind: "text"; readonly text: string; readonly error: string };

/** A request's records in their order, or why there are none. */
export type Batch =
  | {
      readonly kind: "batch";
      readonly candidates: readonly Candidate[];
      /** The sender's clock when it sent the batch, where it says so. */
      readonly sentAtMs: EpochMs | undefined;
    }
  | { readonly kind: "unreadable"; readonly problem: Problem };

/**
 * Reads the four shapes of a body: one event, a list, `{"events": […], "sent_at": …}`, or NDJSON. A body of
 * several lines that is no JSON as a whole is NDJSON when at least one line is a JSON object: its bad lines are
 * rejected one by one.
 */
export const splitBatch = (text: string): Batch => {
  if (isTooDeep(text))
    return unreadable(
      400,
      "too_deep",
      `the body has more than ${limits.openBrackets} lists and objects open at once`,
    );
  const whole = parse(text);
  const split = whole.kind === "json" ? ofJson(whole.value) : ofLines(text, whole.error);
  if (split.kind === "unreadable") return split;
  return split.candidates.length === 0 ? unreadable(400, "no_events", "the batch has no events") : split;
};

const tooMany = (count: number): Batch =>
  unreadable(413, "too_many_events", `the batch has ${count} events; the limit is ${limits.eventsPerBatch}`);

const ofJson = (value: unknown): Batch => {
  if (Array.isArray(value)) return batch(value);
  if (!isEnvelope(value)) return batch([value]);
  const stranger = Object.keys(value).find((key) => key !== "events" && key !== "sent_at");
  if (stranger !== undefined)
    return unreadable(
      400,
      "unknown_batch_field",
      `a batch has events and sent_at, but no ${cutText(stranger, 60).toWellFormed()}`,
    );
  if (value.sent_at === undefined || value.sent_at === null) return batch(value.events);
  const sentAt = decode(sentAtType.codec, value.sent_at);
  return sentAt.kind === "valid"
    ? batch(value.events, sentAt.value)
    : unreadable(400, "bad_sent_at", `sent_at: must be ${sentAtType.rule}`);
};

const sentAtType = instant();

const isEnvelope = (value: unknown): value is { events: readonly unknown[]; sent_at?: unknown } =>
  typeof value === "object" && value !== null && "events" in value && Array.isArray(value.events);

const batch = (values: readonly unknown[], sentAtMs?: EpochMs): Batch =>
  values.length > limits.eventsPerBatch
    ? tooMany(values.length)
    : { kind: "batch", candidates: values.map((value) => ({ kind: "json", value })), sentAtMs };

const ofLines = (text: string, wholeError: string): Batch => {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  // a line that is not JSON costs microseconds to find out, and a body can have millions of them
  const candidates = lines.slice(0, limits.eventsPerBatch).map(parse);
  const hasObject = candidates.some(
    (candidate) =>
      candidate.kind === "json" && typeof candidate.value === "object" && candidate.value !== null,
  );
  if (lines.length < 2 || !hasObject)
    return unreadable(400, "not_json", `the body is neither JSON nor NDJSON: ${wholeError}`);
  return lines.length > limits.eventsPerBatch
    ? tooMany(lines.length)
    : { kind: "batch", candidates, sentAtMs: undefined };
};

const parse = (text: string): Candidate => {
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch (error) {
    // it quotes the text by its code units, so perhaps half a character
    const { message } = error as SyntaxError;
    return { kind: "text", text, error: cutText(message, 200).toWellFormed() };
  }
};

const unreadable = (status: 400 | 413, code: string, detail: string): Batch => ({
  kind: "unreadable",
  problem: { status, code, detail },
});
