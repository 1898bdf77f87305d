import type { Control } from "./control";
import { optionsSelect } from "./optionsSelect";
import { zoneOptions } from "./zoneOptions";

/** Where days begin and end. */
export const zonePicker = (device: string, choose: (timeZone: string) => void): Control => {
  const select = optionsSelect("Time zone", choose);
  const zones = Intl.supportedValuesOf("timeZone");
  return {
    element: select.element,
    show: ({ timeZone }) => select.show(zoneOptions(zones, device, timeZone), timeZone),
  };
};
