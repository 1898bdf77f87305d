import type { Unit } from "../lake/lakeKey";
import type { RawInput } from "../raw/rawHour";
import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { earlierIdentities, noSidecars } from "./earlierIdentities";
import { type SizedSidecar, sizedSidecars } from "./earlierSightings";
import type { HeldSightings } from "./heldSightings";
import type { HourView } from "./hourView";
import { sightingBytes } from "./identitySet";
import { judgeAtOnce } from "./judgeAtOnce";
import { planUnit } from "./planUnit";
import { readLines, type TakeRow, type UnitReading } from "./readLines";
import { unitObjects } from "./unitObjects";

/** What a unit is made of: its raw objects, and the sidecars of the units before it, in their order. */
export interface UnitSources {
  readonly unit: Unit;
  readonly inputs: readonly RawInput[];
  readonly sidecars: readonly ObjectKey[];
}

/**
 * Reads a unit: at once where its sightings and the earlier ones may be held in memory, else by a plan, which takes two
 * readings and comes to the same. Undefined where an object or a sidecar has gone since it was listed: to read it as
 * empty would let rows be dropped. `begin` is called anew where a unit turns out to be too large only as it is read.
 */
export const readUnit = async (
  parts: CompactionParts,
  view: HourView,
  { unit, inputs, sidecars: keys }: UnitSources,
  begin: () => Promise<TakeRow>,
): Promise<UnitReading | undefined> => {
  const { spilling } = parts;
  const sidecars = sizedSidecars(keys, view.sidecars);
  if (sidecars === undefined) return undefined;
  const source = { unit, inputs, bytesOf: bytesIn(view), sidecars };

  if (spilling === undefined || sightingsExpected(source) <= spilling.sightingsInMemory) {
    const earlier = await earlierIdentities(parts, view.learnt.read, keys);
    if (earlier === undefined) return undefined;
    view.learnt.read = earlier;
    const judge = judgeAtOnce(parts, unit, earlier, spilling?.sightingsInMemory);
    const reading = await readLines(parts, source, judge, await begin());
    if (reading !== "overfull") return reading;
  }
  view.learnt.read = noSidecars();
  const judge = await planUnit(parts, source);
  if (judge === undefined) return undefined;
  const reading = await readLines(parts, source, judge, await begin());
  return reading === "overfull" ? undefined : reading;
};

/** The sidecar of a unit that was read by somebody else; undefined as for {@link readUnit}. */
export const readSidecar = async (
  parts: CompactionParts,
  view: HourView,
  { unit, inputs }: Omit<UnitSources, "sidecars">,
): Promise<HeldSightings | undefined> => {
  const { spilling } = parts;
  const source = { unit, inputs, bytesOf: bytesIn(view), sidecars: [] };
  const most = spilling?.sightingsInMemory;
  if (most !== undefined && sightingsExpected(source) > most)
    return (await planUnit(parts, source))?.sidecar();

  const judge = judgeAtOnce(parts, unit, noSidecars(), most);
  for await (const { batchId, lines } of unitObjects(parts, source)) {
    if (lines === undefined) return undefined;
    for (const read of lines) if (read.kind === "event") judge.judge(read.envelope, batchId, read.line);
    if (judge.isOverfull) return (await planUnit(parts, source))?.sidecar();
  }
  return judge.sidecar();
};

const bytesIn =
  ({ raw }: HourView) =>
  (key: ObjectKey): number =>
    raw.bytes.get(key) ?? 0;

/** Of a raw object a line has more; fewer than there are cost a reading that is broken off. */
const leastBytesOfLine = 50;

const sightingsExpected = ({
  inputs,
  bytesOf,
  sidecars,
}: {
  readonly inputs: readonly RawInput[];
  readonly bytesOf: (key: ObjectKey) => number;
  readonly sidecars: readonly SizedSidecar[];
}): number =>
  inputs.reduce((sum, { key }) => sum + bytesOf(key), 0) / leastBytesOfLine +
  sidecars.reduce((sum, { bytes }) => sum + bytes, 0) / sightingBytes;
