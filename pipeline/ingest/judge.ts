import { cutText } from "../event/cutText";
import { type Decoded, decode } from "../event/decode";
import { isJsonObject, isWellFormed } from "../event/fieldType";
import { allows } from "../keys/authorize";
import type { KeyRecord } from "../keys/keyRecord";
import { checkShape } from "./checkShape";
import type { IngestedDataset } from "./ingestedDataset";
import { limits } from "./limits";
import type { Candidate } from "./splitBatch";

/** A record that cannot be accepted, with the reasons found. */
export interface Rejected {
  /** Its place in the batch, from 0. */
  readonly index: number;
  /** Its id, where it has one that can be told. */
  readonly id: string | null;
  readonly errors: readonly string[];
  readonly candidate: Candidate;
}

/** A batch divided. */
export interface Judged {
  /** As the dataset's codec decoded them. */
  readonly accepted: readonly unknown[];
  readonly rejected: readonly Rejected[];
}

/** Whose the batch is. */
export type SendingKey = Pick<KeyRecord, "id" | "kind" | "sites">;

/** Decides each record of a batch by itself: a bad neighbour rejects nobody else. */
export const judge = (
  dataset: IngestedDataset,
  candidates: readonly Candidate[],
  key: SendingKey,
): Judged => {
  const accepted: unknown[] = [];
  const rejected: Rejected[] = [];
  candidates.forEach((candidate, index) => {
    const verdict = verdictOn(dataset, candidate, key);
    if (verdict.kind === "valid") accepted.push(verdict.value);
    else {
      const errors = bounded(dataset, verdict.errors);
      rejected.push({ index, id: idOf(dataset, candidate), errors, candidate });
    }
  });
  return { accepted, rejected };
};

const verdictOn = (dataset: IngestedDataset, candidate: Candidate, key: SendingKey): Decoded<unknown> => {
  const { noun, codec } = dataset;
  if (candidate.kind === "text") return invalid(`${noun}: is not JSON: ${candidate.error}`);
  const broken = checkShape(candidate.value, noun);
  if (broken !== undefined) return invalid(broken);
  const decoded = decode(codec, dataset.takesSiteOfKey ? withSite(candidate.value, key) : candidate.value);
  if (decoded.kind === "invalid") return dataset.takesSiteOfKey ? namingKey(decoded.errors, key) : decoded;
  const { site_id: site } = decoded.value as { readonly site_id: string };
  return allows(key.sites, site) ? decoded : invalid(`site_id: key ${key.id} may not write to ${site}`);
};

const onlySite = ({ sites }: SendingKey): string | undefined =>
  sites.length === 1 && sites[0] !== "*" ? sites[0] : undefined;

/** The record as it would be with the site of its key, where it names none and its key has just one. */
const withSite = (value: unknown, key: SendingKey): unknown => {
  const site = onlySite(key);
  return site !== undefined && isJsonObject(value) && (value["site_id"] ?? null) === null
    ? { ...value, site_id: site }
    : value;
};

/** Says of a site that is missing why it cannot be left out. */
const namingKey = (errors: readonly string[], key: SendingKey): Decoded<never> => ({
  kind: "invalid",
  errors: errors.map((error) =>
    error.startsWith("site_id: required")
      ? `site_id: required, because key ${key.id} is not for exactly one site`
      : error,
  ),
});

const invalid = (error: string): Decoded<never> => ({ kind: "invalid", errors: [error] });

const bounded = ({ noun }: IngestedDataset, errors: readonly string[]): readonly string[] => {
  const untold = errors.length - limits.errorsPerEvent;
  return untold > 0
    ? [...errors.slice(0, limits.errorsPerEvent), `${noun}: and ${untold} more errors`]
    : errors;
};

const idOf = ({ idField }: IngestedDataset, candidate: Candidate): string | null => {
  if (candidate.kind === "text" || !isJsonObject(candidate.value)) return null;
  const id = candidate.value[idField];
  return typeof id === "string" && isWellFormed(id) ? cutText(id, 128) : null;
};
