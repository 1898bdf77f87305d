/**
 * The table parameters by which Athena computes a table's days from the calendar, in place of partitions to register.
 * `range` as `2015-01-01,NOW+1DAY`: what lies outside does not exist for queries. Each day within, where a query
 * names none, costs a listing.
 */
export const dayProjection = (range: string): Record<string, string> => ({
  "projection.enabled": "true",
  "projection.dt.type": "date",
  "projection.dt.format": "yyyy-MM-dd",
  "projection.dt.interval": "1",
  "projection.dt.interval.unit": "DAYS",
  "projection.dt.range": range,
});
