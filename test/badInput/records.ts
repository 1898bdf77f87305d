import type { Random } from "../../local/simulation/random";
import { canary } from "./canary";

/** One record of a batch as JSON text (for JavaScript cannot write every JSON), and what must become of it. */
export interface BadRecord {
  readonly text: string;
  readonly isGood: boolean;
}

export const good = (text: string): BadRecord => ({ text, isGood: true });
export const bad = (text: string): BadRecord => ({ text, isGood: false });

/** What may be said of a good event in other words. */
export interface EventChanges {
  /** JSON texts by field; an empty one leaves the field out. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Members as they stand, quotes and all: for keys that are written oddly or come twice. */
  readonly members?: readonly string[];
  /** They come before the fields, not after them. */
  readonly membersFirst?: boolean;
}

/** The JSON text of an event that is good unless its changes make it bad. */
export const eventText = (
  chance: Random,
  id: string,
  { fields = {}, members = [], membersFirst = false }: EventChanges = {},
): string => {
  const all = { ...goodFields(chance, id), ...fields };
  const written = Object.entries(all)
    .filter(([, json]) => json !== "")
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `{${(membersFirst ? [...members, ...written] : [...written, ...members]).join(",")}}`;
};

/** A good event with these properties, as JSON text. */
export const withProperties = (chance: Random, id: string, json: string): string =>
  eventText(chance, id, { fields: { properties: json } });

const goodFields = (chance: Random, id: string): Record<string, string> => {
  const fields: Record<string, string> = {
    event_id: JSON.stringify(`${canary}-${id}`),
    event_type: chance.pick(['"page_view"', '"click"', `"${canary}"`]),
    occurred_at: occurredAt(chance),
    site_id: chance.chance(0.05) ? '"constructor"' : `"${canary}-${chance.between(1, 3)}"`,
  };
  if (chance.chance(0.5)) fields["anonymous_id"] = `"${canary}-guest-${chance.between(1, 20)}"`;
  if (chance.chance(0.05)) fields["user_id"] = chance.pick(['"__proto__"', '"constructor"', "null"]);
  if (chance.chance(0.3)) fields["page_url"] = pageUrl(chance);
  if (chance.chance(0.2)) fields["price_minor"] = String(chance.between(-5, 5000));
  if (chance.chance(0.2))
    fields["item_name"] = `"${canary} ${chance.pick(["è", "🍣", "\\u00e8", "寿司", "\\t"])}"`;
  if (chance.chance(0.2)) fields["properties"] = `{"${canary}":[${chance.between(0, 9)},null,{"a":true}]}`;
  return fields;
};

/** Times of two days, in the spellings that there are, as JSON. */
const occurredAt = (chance: Random): string => {
  const ms = Date.UTC(2026, 1, 28) + chance.between(0, 86_400_000);
  const iso = new Date(ms).toISOString();
  return chance.pick([
    JSON.stringify(iso),
    String(ms),
    JSON.stringify(iso.replace("Z", "+02:00")),
    JSON.stringify(iso.replace(/\.\d+Z/, "-0330")),
    JSON.stringify(iso.replace("Z", "456789Z")),
  ]);
};

const pageUrl = (chance: Random): string =>
  JSON.stringify(
    chance.pick([
      `https://${canary}.example/menu?table=12`,
      `/menu/${canary}`,
      "http://[::1",
      "https://xn--/",
      "data:,",
      `https://user:${canary}@host.example:99999/`,
      `//${canary}/../..`,
      "?",
    ]),
  );
