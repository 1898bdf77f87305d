/** The SQL of the value at a group's first event that has one; events of one instant go by their ids. */
export const first = (field: string): string => at("min_by", field);

/** Likewise at the last. */
export const last = (field: string): string => at("max_by", field);

const at = (pick: string, field: string): string =>
  `${pick}(${field}, ROW(occurred_at, event_id)) FILTER (WHERE ${field} IS NOT NULL)`;
