import type { Option } from "./siteOptions";

/** The time zones to choose from: that of the device and UTC first, the others by name; that of the address is among them. */
export const zoneOptions = (zones: readonly string[], device: string, chosen: string): readonly Option[] => {
  const first = [...new Set([device, "UTC"])];
  const others = new Set([...zones, chosen].filter((zone) => zone.includes("/") && !first.includes(zone)));
  return [...first, ...[...others].sort((a, b) => (a < b ? -1 : 1))].map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
  }));
};
