import { tier } from "../../../modules/buckets/storageTier";

test("after so many days an object moves, and for null it never does", () => {
  expect(tier(90, "GLACIER_IR")).toEqual([{ afterDays: 90, storageClass: "GLACIER_IR" }]);
  expect(tier(0, "INTELLIGENT_TIERING")).toEqual([{ afterDays: 0, storageClass: "INTELLIGENT_TIERING" }]);
  expect(tier(null, "STANDARD_IA")).toEqual([]);
});
