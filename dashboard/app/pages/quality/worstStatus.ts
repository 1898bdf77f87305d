import type { Status } from "../../../../pipeline/quality/verdict";
import type { StatusCounts } from "./statusCounts";

/** The worst of several; `skipped` where nothing was judged. */
export const worstStatus = (counts: StatusCounts): Status =>
  (["fail", "warn", "pass"] as const).find((status) => counts[status] > 0) ?? "skipped";
