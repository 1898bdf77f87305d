import type { AnyReport } from "../report";
import { arrivals } from "./arrivals";
import { lateness } from "./lateness";
import { repeats } from "./repeats";

/** What who runs Footfall asks of it, beside what its users ask: saved queries, no reports of the API. */
export const allOperatorQueries: readonly AnyReport[] = [arrivals, repeats, lateness];
