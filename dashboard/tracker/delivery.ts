import type { Answer, BrowserParts } from "./browserParts";

/** An event that was not accepted: its place in the batch, and why. */
export interface Rejection {
  readonly index: number;
  readonly errors: readonly string[];
}

/** What came of sending a batch. */
export type Delivery =
  /** The events are stored, but those rejected. */
  | { readonly kind: "stored"; readonly rejected: readonly Rejection[] }
  /** None is, and those rejected never will be. */
  | { readonly kind: "rejected"; readonly rejected: readonly Rejection[] }
  /** The batch as a whole will never be taken. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Nobody knows: the same batch again, after so long where the collector says. */
  | { readonly kind: "undelivered"; readonly retryAfterMs: number | undefined };

const answerMs = 30_000;

/** Posts a batch, and tells what its answer means. Never rejects. */
export const deliver = async (
  { post, after, now }: Pick<BrowserParts, "post" | "after" | "now">,
  url: string,
  body: string,
): Promise<Delivery> => {
  const stopping = new AbortController();
  const stopWaiting = after(answerMs, () => stopping.abort());
  try {
    return await deliveryOf(await post(url, body, stopping.signal), now());
  } catch {
    return { kind: "undelivered", retryAfterMs: undefined };
  } finally {
    stopWaiting();
  }
};

const deliveryOf = async (answer: Answer, nowMs: number): Promise<Delivery> => {
  const { status } = answer;
  if (status === 202) {
    // stored, even where the connection breaks before the end of the answer
    const text = await answer.text().catch(() => "");
    return { kind: "stored", rejected: rejectionsIn(text) };
  }
  // a network's sign-in page answers 200 to whatever is asked
  if (status < 400 || status === 408 || status === 429 || status >= 500)
    return { kind: "undelivered", retryAfterMs: retryAfterMs(answer.headers.get("retry-after"), nowMs) };
  const text = await answer.text();
  const rejected = status === 400 ? rejectionsIn(text) : [];
  return rejected.length > 0
    ? { kind: "rejected", rejected }
    : { kind: "refused", reason: `${status} ${text.slice(0, 300)}` };
};

const rejectionsIn = (text: string): readonly Rejection[] => {
  try {
    const { rejected } = JSON.parse(text);
    return (rejected as readonly Partial<Rejection>[])
      .filter(({ index }) => Number.isInteger(index))
      .map(({ index, errors }) => ({ index: index as number, errors: Array.isArray(errors) ? errors : [] }));
  } catch {
    return [];
  }
};

/** Seconds or a date; an hour at the most, whatever it says. */
const retryAfterMs = (header: string | null, nowMs: number): number | undefined => {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : undefined;
};
