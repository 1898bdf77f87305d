/** The page of `docs/runbooks/` that each kind of alarm leads to, by its file's name. */
export const runbooks = [
  "ingest-errors",
  "ingest-unavailable",
  "ingest-slow",
  "ingest-throttled",
  "events-rejected",
  "function-failing",
  "near-timeout",
  "did-not-run",
  "schedule-failing",
  "compaction-behind",
  "lines-quarantined",
  "user-days-too-large",
  "dead-letters",
  "queue-behind",
  "table-throttled",
  "replication-failing",
  "replication-behind",
  "queries-expensive",
  "query-failing",
  "query-slow",
  "query-throttled",
  "data-quality",
  "spend",
] as const;

export type Runbook = (typeof runbooks)[number];
