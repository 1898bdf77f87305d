import { eventsAsReceived } from "./eventsAsReceived";
import { itemDays } from "./itemDays";
import { sessions } from "./sessions";

/** Every view of the catalog, none built on a later one. */
export const allViews = [eventsAsReceived, sessions, itemDays] as const;
