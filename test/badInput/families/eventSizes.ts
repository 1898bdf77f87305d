import { recordFamily } from "../recordFamily";
import { bad, eventText, good } from "../records";

/** Events of exactly 32,000 bytes, and of one byte more. */
export const eventSizes = recordFamily("event sizes", 2, (chance, id) => {
  const empty = compactBytes(eventText(chance, id, { fields: { ...plainFields, properties: '{"a":""}' } }));
  const filler = chance.pick(["x", "è", "寿", "\\n", "\\u0001"]);
  const weight = Buffer.byteLength(filler);
  const extra = chance.pick([-1, 0, 0, 1, 1, 50_000]);
  const free = 32_000 + extra - empty;
  const padding = "y".repeat(free % weight) + filler.repeat(Math.floor(free / weight));
  const text = eventText(chance, id, { fields: { ...plainFields, properties: `{"a":"${padding}"}` } });
  return compactBytes(text) <= 32_000 ? good(text) : bad(text);
});

/** The same length however often they are drawn. */
const plainFields = {
  event_type: '"click"',
  occurred_at: '"2026-03-01T18:00:00.000Z"',
  site_id: '"luna"',
  anonymous_id: "",
  page_url: "",
  price_minor: "",
  item_name: "",
  user_id: "",
};

const compactBytes = (text: string): number => Buffer.byteLength(JSON.stringify(JSON.parse(text)));
