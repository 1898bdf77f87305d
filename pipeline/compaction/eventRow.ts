import { cutText } from "../event/cutText";
import { type EventRow, events } from "../event/events";
import { dayOf } from "../lake/lakeKey";
import type { Envelope } from "../raw/envelope";
import { eventTime } from "../raw/eventTime";
import type { PlacedRow } from "./placedRow";
import { userAgentFacts } from "./userAgent";

/**
 * The lake's row of a raw line, with the UTC date on which its event occurred: a pure function of the line and its
 * batch.
 */
export const eventRow = (envelope: Envelope, batchId: string): PlacedRow<EventRow> => {
  const { event, client } = envelope;
  const time = eventTime(envelope);
  const userAgent = event.user_agent ?? client.user_agent;
  const agent = userAgentFacts(userAgent);
  const row: EventRow = {
    ...emptyRow,
    ...placeOf(envelope),
    time_zone: client.time_zone ?? null,
    ...event,
    occurred_at: time.occurredAtMs,
    occurred_at_sent: time.rule === "as_sent" ? null : event.occurred_at,
    time_rule: time.rule,
    page_path: event.page_path ?? pathOf(event.page_url),
    device_type: event.device_type ?? agent.deviceType,
    os: event.os ?? agent.os,
    browser: event.browser ?? agent.browser,
    user_agent: userAgent ?? null,
    received_at: envelope.received_at_ms,
    is_robot: agent.isRobot,
    referrer_host: hostOf(event.referrer),
    key_id: envelope.key_id,
    batch_id: batchId,
  };
  return { day: dayOf(time.occurredAtMs), row };
};

/** A place is taken whole, from the event or from the request: a mixture could be nowhere. */
const placeOf = ({ event, client }: Envelope): Partial<EventRow> => {
  if (placeFields.some((name) => event[name] !== undefined)) return {};
  return Object.fromEntries(placeFields.map((name) => [name, client[name] ?? null]));
};

const placeFields = ["country", "region", "city", "latitude", "longitude"] as const;

/** Every field of a row, without a value. */
const emptyRow = Object.fromEntries(
  Object.keys(events.fields).map((name) => [name, null]),
) as unknown as EventRow;

const longestUrl = 2048;

const pathOf = (pageUrl: string | undefined): string | null => {
  if (pageUrl === undefined) return null;
  const url = urlOf(pageUrl);
  if (url !== undefined) return cutText(url.pathname, longestUrl) || null;
  return pageUrl.startsWith("/") ? (pageUrl.split(/[?#]/, 1)[0] ?? null) : null;
};

const hostOf = (referrer: string | undefined): string | null =>
  cutText((referrer === undefined ? undefined : urlOf(referrer))?.hostname ?? "", 256) || null;

/** Not by URL.canParse: once Node 20 has optimized its caller, it refuses most URLs with letters beyond ASCII. */
const urlOf = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};
