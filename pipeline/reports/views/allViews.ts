import { eventsAsReceived } from "./eventsAsReceived";
import { eventsLive } from "./eventsLive";
import { itemDays } from "./itemDays";
import { latestViews } from "./latestViews";
import { liveChangeViews } from "./liveChangeViews";
import { sessions } from "./sessions";
import type { View } from "./view";

/** Every view of the catalog, none built on a later one. */
export const allViews: readonly View[] = [
  eventsAsReceived,
  eventsLive,
  ...latestViews,
  ...liveChangeViews,
  sessions,
  itemDays,
];
