import type { Column } from "../../event/dataset";
import type { EventRow } from "../../event/events";
import { jsonMember } from "./jsonMember";

/** The SQL of a column of `events` over the lines of `judgedRawLines`: the event's field of its name, or an own rule. */
export const rawLineColumn = ({ name, type, freeForm }: Column): string =>
  ownRules[name as keyof EventRow] ??
  (freeForm ? `json_format(json_extract(event, '$.${name}'))` : jsonMember("event", name, type));

/** A place is taken whole, from the event or from the request, as in the lake. */
const placePart = (name: string, type: Column["type"]): string =>
  `CASE WHEN has_place THEN ${jsonMember("event", name, type)} ELSE ${jsonMember("client", name, type)} END`;

const scheme = "[a-zA-Z][a-zA-Z0-9+.-]*://";

const ownRules: Readonly<Partial<Record<keyof EventRow, string>>> = {
  occurred_at: "occurred_at",
  occurred_at_sent: "CASE WHEN time_rule <> 'as_sent' THEN sent_occurred_at END",
  time_rule: "time_rule",
  received_at: "received_at",
  key_id: "key_id",
  batch_id: "batch_id",
  user_agent: "user_agent",
  is_robot: "coalesce(regexp_like(lower(user_agent), 'bot|crawl|http|lighthouse|scan|search|spider'), false)",
  time_zone: `coalesce(${jsonMember("event", "time_zone", "string")}, ${jsonMember("client", "time_zone", "string")})`,
  country: placePart("country", "string"),
  region: placePart("region", "string"),
  city: placePart("city", "string"),
  latitude: placePart("latitude", "double"),
  longitude: placePart("longitude", "double"),
  page_url: "page_url",
  page_path:
    `coalesce(${jsonMember("event", "page_path", "string")}, ` +
    `nullif(regexp_extract(page_url, '^(?:${scheme}[^/?#]*)?(/[^?#]*)', 1), ''), ` +
    "CASE WHEN page_url LIKE 'http%' THEN '/' END)",
  referrer: "referrer",
  referrer_host: `nullif(lower(regexp_extract(referrer, '^${scheme}(?:[^/?#@]*@)?([^/?#:]+)', 1)), '')`,
};
