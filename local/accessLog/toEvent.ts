import { cutText } from "../../pipeline/event/cutText";
import type { Event } from "../../pipeline/event/events";
import type { LoggedRequest } from "./parseLine";
import { splitTarget } from "./splitTarget";
import { printable } from "./unescaped";
import { withoutAddress } from "./withoutAddress";

/** What names an event and ties it to others: all of it derived from the log, none of it an address. */
export interface EventIds {
  readonly eventId: string;
  readonly siteId: string;
  readonly visitorId: string;
  readonly sessionId: string;
}

/**
 * A request for a page as a `page_view`, whatever its method and status: those are among its properties. Texts
 * are cut to what their fields hold, and the visitor's address is taken out wherever the visitor repeated it.
 */
export const toEvent = (request: LoggedRequest, ids: EventIds): Event => {
  const { address, occurredAtMs, method, target, status, bytes, referrer, userAgent } = request;
  const anonymous = withoutAddress(address);
  const { path, query } = splitTarget(target);
  return {
    event_id: ids.eventId,
    event_type: "page_view",
    occurred_at: occurredAtMs,
    site_id: ids.siteId,
    anonymous_id: ids.visitorId,
    session_id: ids.sessionId,
    page_url: cutText(anonymous(target), longestUrl),
    page_path: cutText(anonymous(path), longestUrl),
    ...(referrer === undefined ? {} : { referrer: cutText(anonymous(referrer), longestUrl) }),
    ...(userAgent === undefined ? {} : { user_agent: cutText(anonymous(userAgent), longestUserAgent) }),
    ...campaignOf(query, anonymous),
    properties: { method, status, ...(bytes === undefined ? {} : { bytes }) },
  };
};

const longestUrl = 2048;
const longestUserAgent = 1024;
const longestLabel = 256;

const campaignFields = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] as const;

const campaignOf = (
  query: string,
  anonymous: (text: string) => string,
): Partial<Pick<Event, (typeof campaignFields)[number]>> => {
  if (!query.includes("utm_")) return {};
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    campaignFields.flatMap((name) => {
      const value = cutText(anonymous(printable(parameters.get(name) ?? "")), longestLabel);
      return value === "" ? [] : [[name, value]];
    }),
  );
};
