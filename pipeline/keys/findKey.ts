import { timingSafeEqual } from "node:crypto";
import type { EpochMs } from "../event/fieldType";
import { hashKey } from "./hashKey";
import type { KeyRecord } from "./keyRecord";
import { activeSecrets } from "./keyState";

/**
 * The record of a presented key, or undefined for one that is not known, or no longer. Its hash is compared with that
 * of every active secret, whatever was found before, each in constant time: how long it takes tells nothing.
 */
export const findKey = (
  records: readonly KeyRecord[],
  presented: string,
  nowMs: EpochMs,
): KeyRecord | undefined => {
  const hash = Buffer.from(hashKey(presented), "hex");
  let found: KeyRecord | undefined;
  for (const record of records)
    for (const { sha256 } of activeSecrets(record, nowMs)) {
      const isSame = timingSafeEqual(Buffer.from(sha256, "hex"), hash);
      if (isSame) found = record;
    }
  return found;
};
