import type { AnyReport } from "../report";
import { activity } from "./activity";
import { buttons } from "./buttons";
import { campaigns } from "./campaigns";
import { devices } from "./devices";
import { entryPages } from "./entryPages";
import { exitPages } from "./exitPages";
import { experiments } from "./experiments";
import { hours } from "./hours";
import { pages } from "./pages";
import { places } from "./places";
import { referrers } from "./referrers";
import { retention } from "./retention";
import { robots } from "./robots";
import { sessionsSummary } from "./sessionsSummary";
import { sites } from "./sites";
import { totals } from "./totals";
import { visitorMap } from "./visitorMap";
import { visitors } from "./visitors";

/** Who comes, from where and with what, and where they click. */
export const clickReports: readonly AnyReport[] = [
  totals,
  activity,
  sites,
  sessionsSummary,
  visitors,
  retention,
  pages,
  entryPages,
  exitPages,
  buttons,
  referrers,
  campaigns,
  experiments,
  devices,
  places,
  visitorMap,
  hours,
  robots,
];
