import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import * as t from "io-ts";
import { decode } from "../pipeline/event/decode";
import { limits } from "../pipeline/ingest/limits";
import { StartupError } from "./startupError";

/** What a sender of records `R` works with. */
export interface SenderParts<R> {
  /** The collector's address for their dataset, `…/v1/events`. */
  readonly endpoint: string;
  readonly key: string;
  readonly signal: AbortSignal;
  /** What is sent of a record. */
  readonly encode: (record: R) => Readonly<Record<string, unknown>>;
  /** Told of each batch that was answered, in whatever order; `index` counts within the batch, from 0. */
  readonly onSent: (records: readonly R[], rejected: readonly RejectedRecord[]) => void;
}

/** A record that the collector does not accept. */
export interface RejectedRecord {
  readonly index: number;
  readonly errors: readonly string[];
}

/** What a sending came to. */
export interface Sent {
  readonly accepted: number;
  readonly rejected: number;
  /** The first reasons, for people. */
  readonly reasons: readonly string[];
}

/** A producer's end of the wire: collects records into batches and posts them. */
export interface Sender<R> {
  /** Takes a record; waits while enough batches are under way. */
  send(record: R): Promise<void>;
  /** Sends what is left and waits for every answer. Rejects when a batch could not be delivered. */
  finish(): Promise<Sent>;
}

const batchBytes = 400_000;
const batchesUnderWay = 4;
const tries = 6;
const reasonsShown = 3;

/** Sends as a good producer does: gzip batches, a few at a time, the same batch again after 429, 5xx or no answer. */
export const sender = <R>(parts: SenderParts<R>): Sender<R> => {
  let records: R[] = [];
  let lines: string[] = [];
  let bytes = 0;
  const underWay = new Set<Promise<void>>();
  let failure: unknown;
  const total = { accepted: 0, rejected: 0, reasons: [] as string[] };

  const post = async (batch: readonly R[], texts: readonly string[]): Promise<void> => {
    const answer = await postBatch(parts, texts);
    total.accepted += answer.accepted;
    total.rejected += answer.rejected.length;
    for (const { errors } of answer.rejected)
      if (total.reasons.length < reasonsShown) total.reasons.push(errors.join("; "));
    parts.onSent(batch, answer.rejected);
  };

  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const posting = post(records, lines)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => underWay.delete(posting));
    underWay.add(posting);
    records = [];
    lines = [];
    bytes = 0;
    if (underWay.size >= batchesUnderWay) await Promise.race(underWay);
    if (failure !== undefined) throw failure;
  };

  return {
    send: async (record) => {
      const line = JSON.stringify(parts.encode(record));
      if (bytes + line.length > batchBytes || lines.length >= limits.eventsPerBatch) await flush();
      records.push(record);
      lines.push(line);
      bytes += line.length;
    },
    finish: async () => {
      await flush();
      await Promise.all(underWay);
      if (failure !== undefined) throw failure;
      return total;
    },
  };
};

const Answer = t.type({
  accepted: t.number,
  rejected: t.array(t.type({ index: t.number, errors: t.array(t.string) })),
});
type Answer = t.TypeOf<typeof Answer>;

const gzipAsync = promisify(gzip);

const postBatch = async (parts: Wire, batch: readonly string[]): Promise<Answer> => {
  const body = await gzipAsync(`[${batch.join(",")}]`, { level: 1 });
  for (let attempt = 1; ; attempt++) {
    const answer = await tryPost(parts, body);
    if (answer?.status === 202 || answer?.status === 400) return decodeAnswer(answer.status, answer.text);
    const mayPass = answer === undefined || answer.status === 429 || answer.status >= 500;
    if (!mayPass || attempt === tries)
      throw new StartupError(
        answer === undefined
          ? `the collector at ${parts.endpoint} cannot be reached`
          : `the collector answered ${answer.status}: ${answer.text.slice(0, 300)}`,
      );
    await setTimeout(pauseMs(answer?.retryAfter, attempt), undefined, { signal: parts.signal });
  }
};

type Wire = Pick<SenderParts<unknown>, "endpoint" | "key" | "signal">;

interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

/** What the answer asks for in seconds, else longer with each try. */
const pauseMs = (retryAfter: string | null | undefined, attempt: number): number => {
  const seconds = /^\d{1,3}$/.test(retryAfter ?? "") ? Number(retryAfter) : 2 ** (attempt - 1);
  return Math.min(seconds, 30) * 1000;
};

/** The answer, whole, or undefined where there was none: nobody listened, or the connection broke. */
const tryPost = async (
  { endpoint, key, signal }: Wire,
  body: Uint8Array<ArrayBuffer>,
): Promise<RawAnswer | undefined> => {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      // an API Gateway hands binary types on as they are, and might read others as text
      headers: { authorization: `Bearer ${key}`, "content-type": "application/octet-stream" },
      body,
      signal,
    });
    const text = await response.text();
    return { status: response.status, text, retryAfter: response.headers.get("retry-after") };
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
};

/** A 400 that lists its rejected events is an answer about them; any other says that the batch itself is wrong. */
const decodeAnswer = (status: number, text: string): Answer => {
  const decoded = decode(Answer, JSON.parse(text));
  if (decoded.kind === "valid") return decoded.value;
  throw new StartupError(`the collector answered ${status}: ${text.slice(0, 300)}`);
};
