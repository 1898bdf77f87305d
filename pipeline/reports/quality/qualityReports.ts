import type { AnyReport } from "../report";

/** Whether the lake can be believed. */
export const qualityReports: readonly AnyReport[] = [];
