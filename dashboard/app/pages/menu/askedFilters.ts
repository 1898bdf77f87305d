import type { PageContext } from "../page";
import { deviceNames } from "./deviceNames";

/** Filters that are parameters of reports. */
export type AskedFilter = "section" | "menu_id" | "item_id" | "device_type";

/** Those of the address's filters that a report takes, as its parameters. What is not a kind of device is left out. */
export const askedFilters = (
  filters: PageContext["address"]["filters"],
  taken: readonly AskedFilter[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    taken.flatMap((name) => {
      const value = filters[name];
      if (value === undefined || value === "") return [];
      return name === "device_type" && !Object.hasOwn(deviceNames, value) ? [] : [[name, value]];
    }),
  );
