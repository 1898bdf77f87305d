/**
 * A word that stands in every event, key, header and address that is sent here, and in nothing that Footfall writes by
 * itself: where a log shows it, it shows what it must not.
 */
export const canary = "c4n4ry";
