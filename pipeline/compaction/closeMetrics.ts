import { nameOf } from "../event/nameOf";
import type { CommitRecord } from "../lake/commitRecord";
import { countedKey, parseCountedKey, type Unit, unitName } from "../lake/lakeKey";
import type { ClosedShare } from "../metrics/metricsTable";
import type { UserDay } from "../metrics/userDay";
import type { UserDayMetrics } from "../metrics/userDayMetrics";
import { hourOf } from "../raw/rawKey";
import type { CompactionParts } from "./compactionParts";
import type { HourView } from "./hourView";
import { inOrder } from "./inOrder";
import { readUnit } from "./readUnit";

/** How many user-days got their exact values, and how many did not, by reason. */
export interface ClosedUserDays {
  readonly closed: number;
  /** A later record's values were there already. */
  readonly outdated: number;
  /** The table cannot hold an item so large. */
  readonly too_large: number;
}

export const noUserDays: ClosedUserDays = { closed: 0, outdated: 0, too_large: 0 };

const updatesAtOnce = 32;

/**
 * Sets the exact metrics of a unit that readers see, once its hour is over, and leaves a marker behind, so that a
 * crash before it makes the next run do it again. An hour that is still open keeps what is counted in it, and a dataset
 * that the metrics are not made of has nothing to set.
 */
export const closeMetrics = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  records: readonly CommitRecord[],
  record: CommitRecord,
): Promise<
  { readonly kind: "open" | "there" | "closed"; readonly userDays: ClosedUserDays } | "overtaken"
> => {
  if (parts.dataset.userDayTally === undefined) return { kind: "there", userDays: noUserDays };
  if (encodedOfMetrics(unit, view, records) === record.encoded.sequence)
    return { kind: "there", userDays: noUserDays };
  const encoded = encodedName(unit, record);
  if (unit.hour >= hourOf(parts.now())) {
    // nobody will ask for them before the hour is over, and its other shards need the memory
    view.learnt.userDays.delete(encoded);
    return { kind: "open", userDays: noUserDays };
  }

  const userDays = view.learnt.userDays.get(encoded) ?? (await readAgain(parts, view, unit, record));
  if (userDays === undefined) return "overtaken";
  const outcomes: Record<keyof ClosedUserDays, number> = { ...noUserDays };
  const closing = inOrder(userDays, updatesAtOnce, ([userDay, metrics]) =>
    close(parts, { userDay, unit, sequence: record.sequence, metrics }),
  );
  for await (const outcome of closing) outcomes[outcome] += 1;
  const marker = countedKey(parts.dataset.name, unit, record.sequence);
  await parts.lake.put(marker, new Uint8Array(0), { ifAbsent: true });
  view.learnt.userDays.delete(encoded);
  return { kind: "closed", userDays: outcomes };
};

/** Closes a share; of a failure only its name goes on, because what it says could name whose share it is. */
const close = async ({ metrics }: CompactionParts, share: ClosedShare): Promise<keyof ClosedUserDays> => {
  try {
    return await metrics.close(share);
  } catch (error) {
    throw new Error(`metrics: ${nameOf(error)}`);
  }
};

/** Names what an attempt has encoded: its rows, and so its metrics. */
export const encodedName = (unit: Unit, { encoded }: CommitRecord): string =>
  `${unitName(unit)} ${encoded.sequence}`;

/** Which attempt's metrics the table holds: that of the last record that has a marker; undefined before the first. */
const encodedOfMetrics = (
  unit: Unit,
  { counted }: HourView,
  records: readonly CommitRecord[],
): number | undefined => {
  const sequences = [...counted].flatMap((key) => {
    const marker = parseCountedKey(key);
    return marker !== undefined && unitName(marker.unit) === unitName(unit) ? [marker.sequence] : [];
  });
  const last = Math.max(0, ...sequences);
  return records.find(({ sequence }) => sequence === last)?.encoded.sequence;
};

/** After a crash the metrics are not at hand: they follow from what the record names. */
const readAgain = async (
  parts: CompactionParts,
  view: HourView,
  unit: Unit,
  { inputs, sidecars }: CommitRecord,
): Promise<Iterable<readonly [UserDay, UserDayMetrics]> | undefined> =>
  (await readUnit(parts, view, { unit, inputs, sidecars }, async () => noRow))?.userDays;

const noRow = (): undefined => undefined;
