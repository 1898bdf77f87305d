import type { ReportRows } from "../../api/reportRows";

/** Nothing was ordered or paid, neither in the period nor before. */
export const isWithoutCommerce = (figures: readonly ReportRows["kpi-summary"][]): boolean =>
  figures.every(({ value, previous }) => (value ?? 0) === 0 && (previous ?? 0) === 0);
