import type { AnyReport } from "../report";
import { devices } from "./devices";
import { hours } from "./hours";
import { pages } from "./pages";
import { referrers } from "./referrers";
import { robots } from "./robots";
import { totals } from "./totals";

/** Who comes, from where and with what, and where they click. */
export const clickReports: readonly AnyReport[] = [totals, pages, referrers, devices, robots, hours];
