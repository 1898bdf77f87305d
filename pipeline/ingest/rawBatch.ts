import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { EpochMs } from "../event/fieldType";
import type { ClientFacts } from "../raw/envelope";
import type { IngestedDataset } from "./ingestedDataset";
import { jsonText } from "./jsonText";
import type { Rejected, SendingKey } from "./judge";
import { verdictOf } from "./verdict";

/** What ingest knows of a batch's sending. */
export interface Sending {
  readonly key: SendingKey;
  readonly receivedAtMs: EpochMs;
  readonly sentAtMs: EpochMs | undefined;
  readonly client: ClientFacts;
}

/** A batch as it is stored: gzip NDJSON, under a name that its content gives it. */
export interface RawBatch {
  /** SHA-256 of the lines' content, in hex. */
  readonly batchId: string;
  readonly body: Uint8Array;
}

/** The raw object of accepted records. Its id says nothing of the sending, so that a retry has the same id. */
export const rawBatch = (
  { codec }: IngestedDataset,
  accepted: readonly unknown[],
  sending: Sending,
): RawBatch => {
  const canonical = accepted.map((record) => JSON.stringify(codec.encode(record)));
  const prefix = membersOf(sendingFields(sending));
  return {
    batchId: sha256(canonical),
    body: gzipLines(canonical.map((record) => `{${prefix},"event":${record}}`)),
  };
};

/** The object of rejected records: each as it was sent, with its reasons, so that it can be put right and replayed. */
export const rejectedBatch = (
  dataset: IngestedDataset,
  rejected: readonly Rejected[],
  sending: Sending,
): RawBatch => {
  const content = rejected.map((each) => {
    const { candidate } = each;
    const verdict = verdictOf(dataset, each);
    return candidate.kind === "json"
      ? `${membersOf(verdict)},"record":${jsonText(candidate.value)}}`
      : `${membersOf({ ...verdict, text: candidate.text })}}`;
  });
  const prefix = membersOf(sendingFields(sending));
  return { batchId: sha256(content), body: gzipLines(content.map((line) => `{${prefix},${line}`)) };
};

const sendingFields = ({ key, receivedAtMs, sentAtMs, client }: Sending) => ({
  received_at_ms: receivedAtMs,
  ...(sentAtMs === undefined ? {} : { sent_at_ms: sentAtMs }),
  key_id: key.id,
  key_kind: key.kind,
  client,
});

/** The text of an object's members, without the braces. */
const membersOf = (object: object): string => JSON.stringify(object).slice(1, -1);

const sha256 = (lines: readonly string[]): string => {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(line).update("\n");
  return hash.digest("hex");
};

const gzipLines = (lines: readonly string[]): Uint8Array => gzipSync(`${lines.join("\n")}\n`, { level: 6 });
