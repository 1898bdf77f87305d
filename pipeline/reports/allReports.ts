import { devices } from "./devices";
import { hours } from "./hours";
import { menuItems } from "./menuItems";
import { pages } from "./pages";
import { referrers } from "./referrers";
import { robots } from "./robots";
import { totals } from "./totals";
import { visitSteps } from "./visitSteps";

/** Every question that Footfall answers, in the order of its documentation. */
export const allReports = [totals, visitSteps, menuItems, pages, referrers, devices, robots, hours] as const;
