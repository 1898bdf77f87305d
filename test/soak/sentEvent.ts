/** An event as a client of the soak sends it: as its codec would write it, and of no other than these fields. */
export type SentEvent = Readonly<Partial<Record<SentField, unknown>>> & {
  readonly event_id: string;
  readonly site_id: string;
};

/** None of them is derived from another, so what a row says of them is what was sent. */
export const sentFields = [
  "event_id",
  "event_type",
  "occurred_at",
  "site_id",
  "anonymous_id",
  "user_id",
  "session_id",
  "page_title",
  "section",
  "item_id",
  "item_name",
  "quantity",
  "order_id",
  "total_minor",
  "currency",
  "properties",
] as const;

type SentField = (typeof sentFields)[number];

/** Site and event id: what makes it the same event. */
export const identityOf = ({
  site_id,
  event_id,
}: {
  readonly site_id?: unknown;
  readonly event_id?: unknown;
}): string => `${site_id} ${event_id}`;

/** What it says, whoever wrote it and in whatever order. */
export const contentOf = (event: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(sentFields.map((name) => event[name] ?? null));

/** What a row of the lake says of what was sent. */
export const contentOfRow = (row: Readonly<Record<string, unknown>>): string =>
  contentOf({
    ...row,
    occurred_at: new Date((row["occurred_at_sent"] ?? row["occurred_at"]) as number).toISOString(),
    properties: row["properties"] === null ? null : JSON.parse(String(row["properties"])),
  });
