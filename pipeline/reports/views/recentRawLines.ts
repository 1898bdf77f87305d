const daysAgo = (days: number): string => `CAST(date_add('day', -${days}, current_date) AS varchar)`;

/** The columns that raw lines have, as they are. */
export const lineColumns = (from = ""): string =>
  ["received_at_ms", "sent_at_ms", "key_id", "key_kind", "client", "event", "dt", "hr", '"$path"']
    .map((name) => `${from}${name}`)
    .join(", ");

/** The order in which compaction takes the copies of an event. */
export const compactionOrder = (from = ""): string =>
  ["dt", "hr", '"$path"', "received_at_ms", "event"].map((name) => `${from}${name}`).join(", ");

/** The condition that a raw line can be read, and is in an object as ingest names them. */
export const isIngestedLine = `event LIKE '{%' AND received_at_ms IS NOT NULL
    AND regexp_like("$path", '/s=[0-9][0-9]/[0-9a-f]{64}[.]ndjson[.]gz$')`;

/** The same of a line received today or yesterday, UTC: what is older is in the lake. Prunes the days of receipt. */
export const isRecentLine = `dt >= ${daysAgo(1)} AND ${isIngestedLine}`;

/**
 * How many days before today a recent line's event is looked for: as far as a browser's event can lie back. What
 * servers send of earlier days is seen once it is compacted.
 */
const liveDays = 31;

/** The condition that an event's day is not further back. */
export const isLiveDay = (dt: string): string => `${dt} >= ${daysAgo(liveDays)}`;

/**
 * The condition that a row of the lake can be the same event: its first copy may have come a day before, and where
 * the sender's clock is wrong each copy has its time from its own receipt.
 */
export const canBeSame = `dt >= ${daysAgo(liveDays + 1)}`;
