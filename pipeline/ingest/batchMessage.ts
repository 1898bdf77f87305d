import * as t from "io-ts";
import { DatasetName } from "../event/datasets";
import { type Decoded, decode, unquoted } from "../event/decode";
import { instant, integer } from "../event/fieldType";
import { parseJson } from "../event/parseJson";
import type { DeliveredBatch } from "./delivery";
import { limits } from "./limits";

/** Bytes as base64, as a message's text needs it; nothing but what that alphabet has. */
const Bytes = new t.Type<Uint8Array, string, unknown>(
  "base64",
  (u): u is Uint8Array => u instanceof Uint8Array,
  (u, context) =>
    typeof u === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(u) && u.length % 4 === 0
      ? t.success(Buffer.from(u, "base64"))
      : t.failure(u, context, "base64"),
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
);

const BatchId = new t.Type<string, string, unknown>(
  "a SHA-256 in hex",
  t.string.is,
  (u, context) =>
    typeof u === "string" && /^[0-9a-f]{64}$/.test(u)
      ? t.success(u)
      : t.failure(u, context, "a SHA-256 in hex"),
  t.identity,
);

/** Errors about messages are logged, so they do not quote what the messages say. */
const Message = unquoted(
  t.strict(
    {
      received_at_ms: instant().codec,
      dataset: DatasetName,
      batches: t.array(
        t.strict({
          set: t.keyof({ raw: null, rejected: null }, "raw or rejected"),
          id: BatchId,
          records: integer({ min: 1, max: limits.eventsPerBatch }).codec,
          lines: Bytes,
        }),
      ),
    },
    "a message of batches",
  ),
);

/** The batches of one request as a message's text. */
export const batchMessage = (batches: readonly DeliveredBatch[]): string => {
  const [first] = batches;
  if (first === undefined) throw new Error("a message takes a batch, not none");
  return JSON.stringify({
    received_at_ms: first.receivedAtMs,
    dataset: first.dataset,
    batches: batches.map(({ set, batchId, records, body }) => ({
      set,
      id: batchId,
      records,
      lines: Bytes.encode(body),
    })),
  });
};

/** Reads a message's text; the lines are as they came, still packed. */
export const decodeBatchMessage = (text: string): Decoded<readonly DeliveredBatch[]> => {
  const parsed = parseJson(text, "message: is not JSON");
  const message = parsed.kind === "valid" ? decode(Message, parsed.value) : parsed;
  if (message.kind === "invalid") return message;
  const { received_at_ms: receivedAtMs, dataset, batches } = message.value;
  return {
    kind: "valid",
    value: batches.map(({ set, id, records, lines }) => ({
      set,
      dataset,
      receivedAtMs,
      batchId: id,
      records,
      body: lines,
    })),
  };
};
