import { isUtf8 } from "node:buffer";
import { decode } from "../event/decode";
import { bytesBeyond } from "../event/endOfPlain";
import { afterSpace, endOfValue } from "../event/endOfValue";
import { type EpochMs, instant } from "../event/fieldType";
import { parseJson } from "../event/parseJson";
import { allows } from "../keys/authorize";
import type { CanonicalRecords } from "./canonicalRecords";
import type { IngestedDataset } from "./ingestedDataset";
import type { SendingKey } from "./judge";
import { limits } from "./limits";

/** A batch of which every record is accepted. */
export interface ScannedBatch {
  readonly records: CanonicalRecords;
  readonly sentAtMs: EpochMs | undefined;
}

/**
 * Judges a body without parsing it: one record, a list, or the two in an envelope, as pages and back ends send them. Undefined for whatever is
 * not plainly fine, which `splitBatch` and `judge` have to look at: they alone decide what is wrong, and what is said of it. What is
 * accepted here they would accept, and encode to the same bytes.
 */
export const scanBatch = (
  dataset: IngestedDataset,
  wire: Buffer,
  key: SendingKey,
): ScannedBatch | undefined => {
  if (!isUtf8(wire)) return undefined;
  const body = Buffer.allocUnsafe(wire.length + bytesBeyond);
  wire.copy(body);
  body.fill(0, wire.length);
  const records = recordWriter(dataset, body, key);
  const start = afterSpace(body, 0);
  let sentAtMs: EpochMs | undefined;
  let end: number;
  if (body[start] === openingBracket) end = scanList(body, start, records);
  else {
    const envelope = scanEnvelope(dataset, body, start, records);
    end = envelope.kind === "none" ? records.add(start) : envelope.end;
    if (envelope.kind === "envelope") sentAtMs = envelope.sentAtMs;
  }
  if (end === -1 || afterSpace(body, end) !== wire.length) return undefined;
  const written = records.written();
  return written.length === 0 ? undefined : { records: written, sentAtMs };
};

const quote = 0x22;
const colon = 0x3a;
const comma = 0x2c;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

interface RecordWriter {
  /** Takes in the record that begins there; where it ends, or -1. */
  add(at: number): number;
  written(): CanonicalRecords;
}

const recordWriter = ({ scanner }: IngestedDataset, body: Buffer, { sites }: SendingKey): RecordWriter => {
  const mayWriteAnywhere = sites.includes("*");
  const ends: number[] = [];
  let bytes = Buffer.allocUnsafe(body.length + (body.length >> 3) + 2048);
  let at = 0;
  return {
    add: (start) => {
      const end = ends.length < limits.eventsPerBatch ? scanner.scan(body, start) : -1;
      if (end === -1 || !(mayWriteAnywhere || allows(sites, scanner.record.site_id))) return -1;
      const room = scanner.room() + 1;
      if (at + room > bytes.length) {
        const more = Buffer.allocUnsafe(2 * bytes.length + room);
        bytes.copy(more, 0, 0, at);
        bytes = more;
      }
      at = scanner.write(bytes, at);
      ends.push(at);
      bytes[at] = lineBreak;
      at += 1;
      return end;
    },
    written: () => ({ length: ends.length, bytes: bytes.subarray(0, at), ends }),
  };
};

const lineBreak = 0x0a;

/** Where the list ends that begins at `start`; -1 where one of its records is not plainly fine. */
const scanList = (body: Buffer, start: number, records: RecordWriter): number => {
  let at = afterSpace(body, start + 1);
  if (body[at] === closingBracket) return at + 1;
  for (;;) {
    at = records.add(at);
    if (at === -1) return -1;
    at = afterSpace(body, at);
    if (body[at] === closingBracket) return at + 1;
    if (body[at] !== comma) return -1;
    at = afterSpace(body, at + 1);
  }
};

type Envelope =
  | { readonly kind: "envelope"; readonly end: number; readonly sentAtMs: EpochMs | undefined }
  /** It may be a record. */
  | { readonly kind: "none" };

const strange: Envelope = { kind: "envelope", end: -1, sentAtMs: undefined };

/** `{"sent_at": …, "events": […]}` in either order. */
const scanEnvelope = (
  { name }: IngestedDataset,
  body: Buffer,
  start: number,
  records: RecordWriter,
): Envelope => {
  let sentAtMs: EpochMs | undefined;
  let hasTime = false;
  let hasList = false;
  let at = afterSpace(body, start + 1);
  if (body[start] !== openingBrace || !(isWord(body, at, name) || isWord(body, at, "sent_at")))
    return { kind: "none" };
  for (;;) {
    const isList = isWord(body, at, name);
    if (isList ? hasList : hasTime || !isWord(body, at, "sent_at")) return strange;
    at = afterSpace(body, at + (isList ? name : "sent_at").length + 2);
    if (body[at] !== colon) return strange;
    at = afterSpace(body, at + 1);
    if (isList) {
      hasList = true;
      at = body[at] === openingBracket ? scanList(body, at, records) : -1;
    } else {
      hasTime = true;
      const end = endOfValue(body, at);
      const sentAt =
        end === -1 || end - at > longestTime ? undefined : timeIn(body.toString("utf8", at, end));
      if (sentAt === undefined) return strange;
      sentAtMs = sentAt ?? undefined;
      at = end;
    }
    if (at === -1) return strange;
    at = afterSpace(body, at);
    if (body[at] === closingBrace) return hasList ? { kind: "envelope", end: at + 1, sentAtMs } : strange;
    if (body[at] !== comma) return strange;
    at = afterSpace(body, at + 1);
  }
};

const isWord = (body: Buffer, at: number, word: string): boolean => {
  for (let i = 0; i < word.length; i++) if (body[at + 1 + i] !== word.charCodeAt(i)) return false;
  return body[at] === quote && body[at + 1 + word.length] === quote;
};

const sentAtType = instant();
const longestTime = 100;

/** Null where it says none, undefined where it is no time. */
const timeIn = (text: string): EpochMs | null | undefined => {
  const parsed = parseJson(text, "");
  if (parsed.kind === "invalid") return undefined;
  if (parsed.value === null) return null;
  const decoded = decode(sentAtType.codec, parsed.value);
  return decoded.kind === "valid" ? decoded.value : undefined;
};
