import { cutText } from "../event/cutText";
import type { DatasetName } from "../event/datasets";
import { decode } from "../event/decode";
import { type EpochMs, instant } from "../event/fieldType";
import type { Problem } from "../http/problem";
import type { IngestedDataset } from "./ingestedDataset";
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

/** What is said of a batch: the name of its dataset, and the codes of the problems that name its records. */
type Named = Pick<IngestedDataset, "name" | "codes">;

/**
 * Reads the four shapes of a body: one record, a list, `{"events": […], "sent_at": …}` with the dataset's name, or
 * NDJSON. A body of several lines that is no JSON as a whole is NDJSON when at least one line is a JSON object: its bad
 * lines are rejected one by one.
 */
export const splitBatch = (text: string, named: Named): Batch => {
  if (isTooDeep(text))
    return unreadable(
      400,
      "too_deep",
      `the body has more than ${limits.openBrackets} lists and objects open at once`,
    );
  const whole = parse(text);
  const split = whole.kind === "json" ? ofJson(whole.value, named) : ofLines(text, whole.error, named);
  if (split.kind === "unreadable") return split;
  return split.candidates.length === 0
    ? unreadable(400, named.codes.none, `the batch has no ${named.name}`)
    : split;
};

const tooMany = (count: number, { name, codes }: Named): Batch =>
  unreadable(413, codes.tooMany, `the batch has ${count} ${name}; the limit is ${limits.eventsPerBatch}`);

const ofJson = (value: unknown, named: Named): Batch => {
  const { name } = named;
  if (Array.isArray(value)) return batch(value, named);
  if (!isEnvelope(value, name)) return batch([value], named);
  const stranger = Object.keys(value).find((key) => key !== name && key !== "sent_at");
  if (stranger !== undefined)
    return unreadable(
      400,
      "unknown_batch_field",
      `a batch has ${name} and sent_at, but no ${cutText(stranger, 60).toWellFormed()}`,
    );
  const records = value[name] ?? [];
  if (value.sent_at === undefined || value.sent_at === null) return batch(records, named);
  const sentAt = decode(sentAtType.codec, value.sent_at);
  return sentAt.kind === "valid"
    ? batch(records, named, sentAt.value)
    : unreadable(400, "bad_sent_at", `sent_at: must be ${sentAtType.rule}`);
};

const sentAtType = instant();

type BatchEnvelope = { readonly [N in DatasetName]?: readonly unknown[] } & { readonly sent_at?: unknown };

const isEnvelope = (value: unknown, name: DatasetName): value is BatchEnvelope =>
  typeof value === "object" &&
  value !== null &&
  Object.hasOwn(value, name) &&
  Array.isArray((value as BatchEnvelope)[name]);

const batch = (values: readonly unknown[], named: Named, sentAtMs?: EpochMs): Batch =>
  values.length > limits.eventsPerBatch
    ? tooMany(values.length, named)
    : { kind: "batch", candidates: values.map((value) => ({ kind: "json", value })), sentAtMs };

const ofLines = (text: string, wholeError: string, named: Named): Batch => {
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
    ? tooMany(lines.length, named)
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
