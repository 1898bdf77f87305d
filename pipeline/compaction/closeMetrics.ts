import type { CommitRecord } from "../lake/commitRecord";
import { countedKey, type Unit } from "../lake/lakeKey";
import type { ClosedShare } from "../metrics/metricsTable";
import type { UserDay } from "../metrics/userDay";
import type { UserDayMetrics } from "../metrics/userDayMetrics";
import { hourOf } from "../raw/rawKey";
import type { CompactionParts } from "./compactionParts";
import { earlierIdentities, noSidecars } from "./earlierIdentities";
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
 * crash before it makes the next run do it again. An hour that is still open keeps what is counted in it.
 */
export const closeMetrics = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  record: CommitRecord,
): Promise<
  { readonly kind: "open" | "there" | "closed"; readonly userDays: ClosedUserDays } | "overtaken"
> => {
  const marker = countedKey(parts.dataset, unit, record.encoded.sequence);
  if (view.counted.has(marker)) return { kind: "there", userDays: noUserDays };
  if (unit.hour >= hourOf(parts.now())) return { kind: "open", userDays: noUserDays };

  const userDays = view.learnt.userDays.get(marker) ?? (await readAgain(parts, unit, record));
  if (userDays === undefined) return "overtaken";
  const outcomes: Record<keyof ClosedUserDays, number> = { ...noUserDays };
  const closing = inOrder(userDays, updatesAtOnce, ([userDay, metrics]) =>
    parts.metrics.close({ userDay, unit, sequence: record.sequence, metrics } satisfies ClosedShare),
  );
  for await (const outcome of closing) outcomes[outcome] += 1;
  await parts.lake.put(marker, new Uint8Array(0), { ifAbsent: true });
  view.counted.add(marker);
  view.learnt.userDays.delete(marker);
  return { kind: "closed", userDays: outcomes };
};

/** After a crash the metrics are not at hand: they follow from what the record names. */
const readAgain = async (
  parts: CompactionParts,
  unit: Unit,
  { inputs, sidecars }: CommitRecord,
): Promise<readonly (readonly [UserDay, UserDayMetrics])[] | undefined> => {
  const earlier = await earlierIdentities(parts, noSidecars(), sidecars);
  return earlier && (await readUnit(parts, unit, inputs, earlier, async () => {}))?.userDays;
};
