import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { decode } from "../../pipeline/event/decode";
import { type Event, events } from "../../pipeline/event/events";
import { eventTypes } from "../../pipeline/event/eventTypes";

/** Where a line stands. */
export interface Place {
  readonly key: string;
  /** From 1; 0 is the object as a whole. */
  readonly line: number;
}

/** A line of a raw object that holds an event. */
export interface StoredEvent extends Place {
  readonly hour: string;
  /** Site and event id: what makes it the same event. */
  readonly identity: string;
  /** The event as canonical JSON. */
  readonly content: string;
  readonly event: Event;
  readonly day: string;
  readonly occurredAtMs: number;
  readonly timeRule: string;
  readonly receivedAtMs: number;
  readonly keyId: string;
  readonly batchId: string;
}

/** A line that has to be in quarantine because its id came before with other content. */
export interface Conflict {
  readonly line: StoredEvent;
  readonly first: StoredEvent;
}

/** What one user did at one site on one day. */
export interface Figures {
  readonly events: number;
  readonly types: Readonly<Record<string, number>>;
  readonly pieces_bought: number;
  readonly ordered_minor: Readonly<Record<string, number>>;
  readonly paid_minor: Readonly<Record<string, number>>;
  readonly sessions: readonly string[];
  readonly first_at_ms: number;
  readonly last_at_ms: number;
}

/** What the stores have to show once all is well. */
export interface Expected {
  /** Every line that holds an event, in the order of the rule. */
  readonly stored: readonly StoredEvent[];
  /** By {@link rowName}. */
  readonly rows: ReadonlyMap<string, StoredEvent>;
  readonly duplicates: readonly StoredEvent[];
  readonly conflicts: readonly Conflict[];
  readonly unreadable: readonly Place[];
  /** By `USER DAY SITE`. */
  readonly figures: ReadonlyMap<string, Figures>;
  /** Everybody whom any line names. */
  readonly users: ReadonlySet<string>;
}

/**
 * The promise as a brute-force function of everything that is stored raw; it shares no code with what keeps it. Raw
 * objects are gone through in the order of their keys, hour by hour and shard by shard, each line by line. A line
 * whose event came up within the window is a duplicate where it says the same as the first one there, and a conflict
 * where it does not.
 */
export const oracle = (raw: Iterable<readonly [string, Uint8Array]>, windowHours: number): Expected => {
  const lines = [...raw].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, body]) => linesOf(key, body));
  const stored = lines.filter((line) => "event" in line);

  const seen = new Map<string, StoredEvent[]>();
  const rows = new Map<string, StoredEvent>();
  const duplicates: StoredEvent[] = [];
  const conflicts: Conflict[] = [];
  for (const line of stored) {
    const before = seen.get(line.identity) ?? [];
    const first = before.find((other) => hoursBetween(other.hour, line.hour) <= windowHours);
    seen.set(line.identity, [...before, line]);
    if (first === undefined) rows.set(rowName(line), line);
    else if (first.content === line.content) duplicates.push(line);
    else conflicts.push({ line, first });
  }

  const unreadable = lines.filter((line) => !("event" in line));
  const users = new Set(stored.flatMap(({ event }) => event.user_id ?? event.anonymous_id ?? []));
  const figures = figuresOf(
    [...rows.values()].map(({ event, day, occurredAtMs }) => ({ ...event, day, occurredAtMs })),
  );
  return { stored, rows, duplicates, conflicts, unreadable, figures, users };
};

const read = new WeakMap<Uint8Array, Map<string, readonly (StoredEvent | Place)[]>>();

/** The lines of a raw object, or the object itself where it cannot be read; none of an object that is not ours. */
const linesOf = (key: string, body: Uint8Array): readonly (StoredEvent | Place)[] => {
  const byKey = read.get(body) ?? new Map<string, readonly (StoredEvent | Place)[]>();
  read.set(body, byKey);
  const lines = byKey.get(key) ?? readLines(key, body);
  byKey.set(key, lines);
  return lines;
};

const readLines = (key: string, body: Uint8Array): readonly (StoredEvent | Place)[] => {
  const [, date, hr, batchId] =
    /^raw\/events\/dt=(\d{4}-\d\d-\d\d)\/hr=(\d\d)\/s=\d\d\/([0-9a-f]{64})\.ndjson\.gz$/.exec(key) ?? [];
  if (batchId === undefined) return [];
  const text = inflated(body);
  if (text === undefined) return [{ key, line: 0 }];
  return text.split("\n").flatMap((line, at) => {
    const place = { key, line: at + 1, hour: `${date}T${hr}`, batchId };
    return line === "" ? [] : [storedEvent(place, line) ?? { key, line: at + 1 }];
  });
};

/** Tells a row from all others: an event whose id comes up again after its window is another row. */
export const rowName = ({
  identity,
  batchId,
  receivedAtMs,
}: Pick<StoredEvent, "identity" | "batchId" | "receivedAtMs">): string =>
  `${identity} ${batchId.slice(0, 12)} ${new Date(receivedAtMs).toISOString()}`;

/** A row, whoever read it, as far as it counts for somebody. */
export type CountedRow = Partial<
  Pick<Event, "user_id" | "anonymous_id" | "session_id" | "quantity" | "total_minor" | "currency">
> &
  Pick<Event, "site_id" | "event_type"> & { readonly day: string; readonly occurredAtMs: number };

/** The metrics as a GROUP BY over rows. */
export const figuresOf = (rows: readonly CountedRow[]): ReadonlyMap<string, Figures> => {
  const groups = new Map<string, CountedRow[]>();
  for (const row of rows) {
    const user = row.user_id ?? row.anonymous_id;
    if (user === undefined) continue;
    const name = `${user} ${row.day} ${row.site_id}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, figures(all)]));
};

/** The shard of a batch, as its lines give it. */
export const shardOfLines = (canonical: readonly string[], shards: number): number =>
  Number.parseInt(batchIdOf(canonical).slice(0, 8), 16) % shards;

/** The raw object of a batch, as its hour and its lines give it: the same one however often it is sent within the hour. */
export const rawKeyOf = (hour: string, canonical: readonly string[], shards: number): string =>
  `raw/events/dt=${hour.slice(0, 10)}/hr=${hour.slice(11)}` +
  `/s=${String(shardOfLines(canonical, shards)).padStart(2, "0")}/${batchIdOf(canonical)}.ndjson.gz`;

export const batchIdOf = (canonical: readonly string[]): string =>
  sha256(canonical.map((line) => `${line}\n`).join(""));

/** The event as its codec writes it, fields in their order. */
export const canonicalText = (event: Event): string => JSON.stringify(events.codec.encode(event));

/** What the quarantine calls a version of an event. */
export const contentHash = (canonical: string): string => sha256(canonical).slice(0, 16);

const storedEvent = (
  place: Place & Pick<StoredEvent, "hour" | "batchId">,
  text: string,
): StoredEvent | undefined => {
  const line = parsed(text);
  const decoded = decode(events.codec, line?.["event"]);
  const receivedAtMs = line?.["received_at_ms"];
  if (decoded.kind === "invalid" || typeof receivedAtMs !== "number") return undefined;
  const event = decoded.value;
  const time = timeOf(event.occurred_at, {
    receivedAtMs,
    sentAtMs: line?.["sent_at_ms"] as number | undefined,
    isBrowser: line?.["key_kind"] === "browser",
  });
  return {
    ...place,
    ...time,
    identity: `${event.site_id} ${event.event_id}`,
    content: canonicalText(event),
    event,
    day: new Date(time.occurredAtMs).toISOString().slice(0, 10),
    receivedAtMs,
    keyId: String(line?.["key_id"]),
  };
};

const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

interface Sending {
  readonly receivedAtMs: number;
  readonly sentAtMs: number | undefined;
  readonly isBrowser: boolean;
}

/** Skews of more than 5 s are put right; then nothing is over 5 minutes ahead, nor a browser's over 30 days behind. */
const timeOf = (
  sent: number,
  { receivedAtMs, sentAtMs = receivedAtMs, isBrowser }: Sending,
): Pick<StoredEvent, "occurredAtMs" | "timeRule"> => {
  const skewMs = receivedAtMs - sentAtMs;
  const isSkewed = Math.abs(skewMs) > 5_000;
  const occurredAtMs = isSkewed ? sent + skewMs : sent;
  const latest = receivedAtMs + 300_000;
  const earliest = isBrowser ? receivedAtMs - 30 * 86_400_000 : Date.parse("1990-01-01T00:00:00Z");
  if (occurredAtMs > latest) return { occurredAtMs: latest, timeRule: "clamped_to_future_limit" };
  if (occurredAtMs < earliest) return { occurredAtMs: earliest, timeRule: "clamped_to_past_limit" };
  return { occurredAtMs, timeRule: isSkewed ? "skew_corrected" : "as_sent" };
};

const figures = (rows: readonly CountedRow[]): Figures => {
  const ofType = (type: string) => rows.filter(({ event_type }) => event_type === type);
  const totals = (type: string) =>
    sums(
      ofType(type).flatMap(({ total_minor: total, currency }) =>
        total === undefined ? [] : [[currency ?? "XXX", total] as const],
      ),
    );
  const times = rows.map(({ occurredAtMs }) => occurredAtMs);
  const sessions = rows.flatMap(({ session_id: session }) => session ?? []);
  return {
    events: rows.length,
    types: sums(rows.flatMap(({ event_type: type }) => (type in eventTypes ? [[type, 1] as const] : []))),
    pieces_bought: ofType("item_buy").reduce((pieces, { quantity = 1 }) => pieces + quantity, 0),
    ordered_minor: totals("order_placed"),
    paid_minor: totals("payment_made"),
    sessions: [...new Set(sessions)]
      .map((session) => createHash("sha256").update(session).digest("base64url").slice(0, 11))
      .sort(),
    first_at_ms: Math.min(...times),
    last_at_ms: Math.max(...times),
  };
};

const sums = (all: readonly (readonly [string, number])[]): Readonly<Record<string, number>> => {
  const sum: Record<string, number> = {};
  for (const [name, value] of all) sum[name] = (sum[name] ?? 0) + value;
  return Object.fromEntries(Object.entries(sum).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const hoursBetween = (earlier: string, later: string): number =>
  (Date.parse(`${later}:00:00Z`) - Date.parse(`${earlier}:00:00Z`)) / 3_600_000;

const inflated = (body: Uint8Array): string | undefined => {
  try {
    return gunzipSync(body).toString("utf8");
  } catch {
    return undefined;
  }
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
