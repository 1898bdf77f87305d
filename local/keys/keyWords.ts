import type { KeyRecord } from "../../pipeline/keys/keyRecord";
import { grouped } from "../table";

/** What a key may do, in a sentence. */
export const keyWords = (record: KeyRecord): string => {
  const { id, kind, expires_at, requests_per_minute } = record;
  const until = expires_at === null ? "does not expire" : `expires at ${timeText(expires_at)}`;
  return (
    `Key ${id} (${kind}) ${deeds[kind]} ${sitesText(record)}${pagesText(record)}, ` +
    `${grouped(requests_per_minute)} ${requests_per_minute === 1 ? "request" : "requests"} a minute; it ${until}`
  );
};

/** `2026-12-31 00:00 UTC` */
export const timeText = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;

const deeds: Readonly<Record<KeyRecord["kind"], string>> = {
  browser: "sends events of",
  server: "sends events, orders, customers and payments of",
  reader: "reads reports and metrics of",
};

const sitesText = ({ sites }: KeyRecord): string => {
  if (sites.includes("*")) return "all sites";
  return `${sites.length === 1 ? "the site" : "the sites"} ${sites.join(", ")}`;
};

const pagesText = ({ origins }: KeyRecord): string => {
  if (origins.length === 0) return "";
  return origins.includes("*") ? " from pages of any origin" : ` from pages of ${origins.join(", ")}`;
};
