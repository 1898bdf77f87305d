import { cutText } from "../event/cutText";
import type { HttpRequest } from "../http/http";
import type { KeyRecord } from "../keys/keyRecord";
import { ClientFacts } from "../raw/envelope";

/**
 * What a request says of its visitor: the user agent, and where CloudFront believes the viewer to be. A server
 * sends for others, so nothing is taken from its requests. A header that its field would not admit is left out.
 */
export const clientFacts = (request: HttpRequest, key: Pick<KeyRecord, "kind">): ClientFacts => {
  if (key.kind !== "browser") return {};
  const { headers } = request;
  const facts: Record<string, unknown> = {
    user_agent: cutText(headers["user-agent"] ?? "", 1024) || undefined,
    country: headers["cloudfront-viewer-country"],
    region: headers["cloudfront-viewer-country-region"],
    city: headers["cloudfront-viewer-city"],
    latitude: degrees(headers["cloudfront-viewer-latitude"]),
    longitude: degrees(headers["cloudfront-viewer-longitude"]),
    time_zone: headers["cloudfront-viewer-time-zone"],
  };
  const admitted: Record<string, unknown> = {};
  for (const [name, codec] of fields)
    if (facts[name] !== undefined && codec.is(facts[name])) admitted[name] = facts[name];
  return admitted;
};

/** Of each fact the codec that it is stored with; what is one decodes to itself. */
const fields = Object.entries(ClientFacts.props);

const degrees = (header: string | undefined): number | undefined =>
  header !== undefined && /^-?\d{1,3}(\.\d+)?$/.test(header) ? Number(header) : undefined;
