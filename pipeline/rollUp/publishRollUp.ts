import { publishWithinHours } from "../compaction/publish";
import { manifestKey } from "../lake/lakeKey";
import { decodeManifest, encodeManifest } from "../lake/manifest";
import type { RollUpRecord } from "../lake/rollUpRecord";
import { tagOfMyLostPut } from "../lake/tagOfMyLostPut";
import type { ObjectKey } from "../storage/objectStore";
import type { RollUpParts } from "./rollUpParts";

const looksPerRollUp = 100;

/**
 * Puts a roll-up's file into its day's manifest, in the place of those that it was made of, by a conditional put. Whoever has
 * committed something else to the day meanwhile does not matter; where one of these files is not shown any more, the
 * roll-up has been overtaken and is left to the sweep.
 */
export const publishRollUp = async (
  { dataset, lake, now }: Pick<RollUpParts, "dataset" | "lake" | "now">,
  { day, output, begun_at_ms }: RollUpRecord,
  madeOf: readonly ObjectKey[],
): Promise<"changed" | "overtaken"> => {
  const key = manifestKey(dataset.name, day);
  for (let looks = 0; looks < looksPerRollUp; looks++) {
    const current = await lake.get(key);
    const manifest = current === undefined ? [] : decodeManifest(key, current.body);
    if (current === undefined || !madeOf.every((file) => manifest.includes(file))) return "overtaken";
    if (now() - begun_at_ms > publishWithinHours * 3_600_000)
      throw new Error("took longer than its file is safe from the sweep: it is left to it");

    const replaced = [...manifest.filter((file) => !madeOf.includes(file)), output.key].sort();
    const body = encodeManifest(replaced, lake.uri);
    const put = await lake.put(key, body, { ifMatch: current.etag });
    if (put.kind === "stored" || (await tagOfMyLostPut(lake, key, body)) !== undefined) return "changed";
  }
  throw new Error(`${key}: was changed by others ${looksPerRollUp} times`);
};
