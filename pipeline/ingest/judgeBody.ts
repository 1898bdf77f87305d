import type { EpochMs } from "../event/fieldType";
import type { Problem } from "../http/problem";
import { type CanonicalRecords, canonicalRecords } from "./canonicalRecords";
import type { IngestedDataset } from "./ingestedDataset";
import { judge, type Rejected, type SendingKey } from "./judge";
import { scanBatch } from "./scanBatch";
import { splitBatch } from "./splitBatch";
import { utf8Text } from "./utf8Text";

/** A body's records, each accepted or rejected, or why there are none. */
export type JudgedBody =
  | {
      readonly kind: "judged";
      readonly accepted: CanonicalRecords;
      readonly rejected: readonly Rejected[];
      /** The sender's clock when it sent the batch, where it says so. */
      readonly sentAtMs: EpochMs | undefined;
    }
  | { readonly kind: "unreadable"; readonly problem: Problem };

/** Judges the records of a body: by its bytes where all are plainly fine, else by what they decode to, one by one. */
export const judgeBody = (dataset: IngestedDataset, body: Buffer, key: SendingKey): JudgedBody => {
  const scanned = scanBatch(dataset, body, key);
  if (scanned !== undefined)
    return { kind: "judged", accepted: scanned.records, rejected: [], sentAtMs: scanned.sentAtMs };
  return parsedBody(dataset, body, key);
};

/** The same without the short cut. */
export const parsedBody = (dataset: IngestedDataset, body: Buffer, key: SendingKey): JudgedBody => {
  const text = utf8Text(body);
  if (text === undefined)
    return {
      kind: "unreadable",
      problem: { status: 400, code: "not_utf8", detail: "the body is not valid UTF-8" },
    };
  const batch = splitBatch(text, dataset);
  if (batch.kind === "unreadable") return batch;
  const { accepted, rejected } = judge(dataset, batch.candidates, key);
  return {
    kind: "judged",
    accepted: canonicalRecords(dataset.codec.encode, accepted),
    rejected,
    sentAtMs: batch.sentAtMs,
  };
};
