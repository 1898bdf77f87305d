import type { Report } from "../report";
import type { scope } from "../scope";
import { completeness } from "./completeness";
import { freshness } from "./freshness";
import type { QualityRow } from "./qualityRow";
import { referentialIntegrity } from "./referentialIntegrity";
import { uniqueness } from "./uniqueness";
import { validity } from "./validity";
import { volume } from "./volume";

/** Whether the lake can be believed. */
export const qualityReports: readonly Report<typeof scope, QualityRow>[] = [
  completeness,
  uniqueness,
  referentialIntegrity,
  validity,
  freshness,
  volume,
];
