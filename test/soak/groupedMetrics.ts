import { createHash } from "node:crypto";
import type { SqlEngine } from "../../pipeline/reports/sqlEngine";

/** What a guest did at a site on a day, by `GUEST DAY SITE`, as plain objects that compare. */
export type GroupedMetrics = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The metrics as a GROUP BY over the rows that readers see. */
export const groupedMetrics = async (engine: SqlEngine): Promise<GroupedMetrics> => {
  const group = "coalesce(user_id, anonymous_id) AS guest, dt, site_id";
  const rowsOfGuests = "FROM events WHERE coalesce(user_id, anonymous_id) IS NOT NULL";
  const counts = await engine.query(
    `SELECT ${group}, count(*) AS events, min(occurred_at) AS first, max(occurred_at) AS last,
       CAST(sum(CASE WHEN event_type = 'item_buy' THEN coalesce(quantity, 1) ELSE 0 END) AS BIGINT) AS pieces
     ${rowsOfGuests} GROUP BY 1, 2, 3`,
    [],
  );
  const types = await engine.query(
    `SELECT ${group}, event_type, count(*) AS events ${rowsOfGuests} AND event_type <> 'spun_the_wheel'
     GROUP BY 1, 2, 3, 4 ORDER BY event_type`,
    [],
  );
  const totals = await engine.query(
    `SELECT ${group}, event_type, coalesce(currency, 'XXX') AS currency, CAST(sum(total_minor) AS BIGINT) AS total
     ${rowsOfGuests} AND event_type IN ('order_placed', 'payment_made') AND total_minor IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 5`,
    [],
  );
  const sessions = await engine.query(
    `SELECT DISTINCT ${group}, session_id ${rowsOfGuests} AND session_id IS NOT NULL`,
    [],
  );

  const of = (rows: Rows, row: Row, type?: string): Rows =>
    rows.filter(
      (each) => nameOf(each) === nameOf(row) && (type === undefined || each["event_type"] === type),
    );
  return new Map(
    counts.map((row) => [
      nameOf(row),
      {
        events: row["events"],
        types: counted(of(types, row), "event_type", "events"),
        pieces_bought: row["pieces"],
        ordered_minor: counted(of(totals, row, "order_placed"), "currency", "total"),
        paid_minor: counted(of(totals, row, "payment_made"), "currency", "total"),
        sessions: of(sessions, row)
          .map((each) => hashOf(String(each["session_id"])))
          .sort(),
        first_at_ms: row["first"],
        last_at_ms: row["last"],
      },
    ]),
  );
};

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

const nameOf = (row: Row): string => `${row["guest"]} ${row["dt"]} ${row["site_id"]}`;

const counted = (rows: Rows, name: string, count: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(rows.map((row) => [row[name], row[count]]));

const hashOf = (session: string): string =>
  createHash("sha256").update(session).digest("base64url").slice(0, 11);
