import type { Report } from "../report";
import { nowEvents } from "./nowEvents";
import { nowMinutes } from "./nowMinutes";
import type { nowScope } from "./nowScope";
import { nowTotals } from "./nowTotals";

/** What is going on at this moment. */
// biome-ignore lint/suspicious/noExplicitAny: a report of any rows
export const nowReports: readonly Report<typeof nowScope, any>[] = [nowTotals, nowMinutes, nowEvents];
