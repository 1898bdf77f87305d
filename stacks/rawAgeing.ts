import type { EncryptedBucketProps } from "../modules/buckets/encryptedBucket";
import type { StorageTier } from "../modules/buckets/storageTier";
import type { Configuration } from "./configuration";

/**
 * What becomes of raw's objects with age, in both regions. Batches and rejected events go by their own days: one rule
 * for the whole bucket would cut short what rejected events are promised. Moves that no batch lives to see are left out.
 */
export const rawAgeing = (
  { rawDays, rejectedDays }: Configuration,
  tiers: readonly StorageTier[],
): Pick<EncryptedBucketProps, "expirePrefixes" | "tiers"> => ({
  expirePrefixes: [
    ...(rawDays === null ? [] : [{ prefix: "raw/", days: rawDays }]),
    { prefix: "rejected/", days: rejectedDays },
  ],
  tiers: tiers.filter(({ afterDays }) => rawDays === null || afterDays < rawDays),
});
