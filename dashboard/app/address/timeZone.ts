/** Whether a text names a time zone for the reports: by its IANA name, as Europe/Rome, or UTC. */
export const isTimeZone = (text: string): boolean => {
  if (!/^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
};

/** The time zone of the device; UTC where reports would not know it. */
export const deviceTimeZone = (resolved = new Intl.DateTimeFormat().resolvedOptions().timeZone): string =>
  isTimeZone(resolved) ? resolved : "UTC";
