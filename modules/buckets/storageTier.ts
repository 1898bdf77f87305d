/** From how many days after its creation on an object lies where. */
export interface StorageTier {
  readonly afterDays: number;
  readonly storageClass: "STANDARD_IA" | "INTELLIGENT_TIERING" | "GLACIER_IR";
}

/** A move after so many days; none for null. */
export const tier = (
  afterDays: number | null,
  storageClass: StorageTier["storageClass"],
): readonly StorageTier[] => (afterDays === null ? [] : [{ afterDays, storageClass }]);
