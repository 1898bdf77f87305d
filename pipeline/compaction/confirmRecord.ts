import { type CommitRecord, encodeCommitRecord } from "../lake/commitRecord";
import { commitKey, type Unit } from "../lake/lakeKey";
import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { earlierIdentities } from "./earlierIdentities";
import type { HourView } from "./hourView";
import { type IdentitySet, identityBytes } from "./identitySet";

/**
 * The commit record of an attempt at the same raw objects, written anew for the sidecars of now. Where those that
 * have come since hold none of the unit's events, another attempt would write the same rows, so the files there
 * are stand. Undefined where they hold one, where a sidecar that was gone by is no longer there, or where the unit's own
 * identities are not at hand: then the unit has to be encoded.
 */
export const confirmRecord = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  record: CommitRecord | undefined,
  ownSidecar: ObjectKey,
  sidecars: readonly ObjectKey[],
): Promise<CommitRecord | undefined> => {
  if (record === undefined || !isPartOf(record.sidecars, sidecars)) return undefined;
  const own = await ownIdentities(parts, view, ownSidecar);
  if (own === undefined) return undefined;

  const before = new Set(record.sidecars);
  const since = sidecars.filter((key) => !before.has(key));
  view.compared = await earlierIdentities(parts, view.compared, since);
  if (holdsAny(view.compared.identities, own)) return undefined;

  const confirmed = { ...record, attempt: parts.newAttemptId(), created_at_ms: parts.now(), sidecars };
  const key = commitKey(parts.dataset, unit, confirmed.attempt);
  await parts.lake.put(key, encodeCommitRecord(confirmed), { ifAbsent: true });
  return confirmed;
};

const isPartOf = (some: readonly ObjectKey[], all: readonly ObjectKey[]): boolean => {
  const present = new Set(all);
  return some.every((key) => present.has(key));
};

/** What the unit's sidecar holds: made by this run, or left by an earlier one. */
const ownIdentities = async (
  { lake }: CompactionParts,
  view: HourView,
  key: ObjectKey,
): Promise<Uint8Array | undefined> =>
  view.made.get(key) ?? (view.sidecars.has(key) ? (await lake.get(key))?.body : undefined);

const holdsAny = (identities: IdentitySet, own: Uint8Array): boolean => {
  const bytes = Buffer.from(own.buffer, own.byteOffset, own.byteLength);
  for (let at = 0; at < bytes.length; at += identityBytes) if (identities.has(bytes, at)) return true;
  return false;
};
