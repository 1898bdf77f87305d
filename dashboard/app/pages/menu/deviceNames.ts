/** The kinds of device that reports know, in words for many of them. */
export const deviceNames: Readonly<Record<string, string>> = {
  mobile: "Phones",
  tablet: "Tablets",
  desktop: "Computers",
  tv: "Televisions",
  other: "Other devices",
};

/** A kind of device as a report names it, in words. */
export const deviceName = (type: string): string =>
  Object.hasOwn(deviceNames, type) ? (deviceNames[type] ?? type) : type === "(unknown)" ? "Unknown" : type;
