import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { deviceNames } from "./deviceNames";
import { filterChoice } from "./filterChoice";

/** Restricts what takes a kind of device to one of them. */
export const deviceChoice = (context: PageContext): HTMLElement =>
  filterChoice(context, {
    filter: "device_type",
    label: "Device",
    value: askedFilters(context.address.filters, ["device_type"])["device_type"] ?? "",
    fallback: "",
    options: [
      { value: "", label: "All devices" },
      ...Object.entries(deviceNames).map(([value, label]) => ({ value, label })),
    ],
  });
