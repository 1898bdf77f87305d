import { clickReports } from "./clicks/clickReports";
import { commerceReports } from "./commerce/commerceReports";
import { menuReports } from "./menu/menuReports";
import { nowReports } from "./now/nowReports";
import { qualityReports } from "./quality/qualityReports";
import type { AnyReport } from "./report";

/** Every question that Footfall answers, in the order of its documentation. */
export const allReports: readonly AnyReport[] = [
  ...menuReports,
  ...clickReports,
  ...commerceReports,
  ...nowReports,
  ...qualityReports,
];
