import { canary } from "../canary";
import { recordFamily } from "../recordFamily";
import { bad, eventText, good, withProperties } from "../records";

/** Records that are no events, fields that no event has, and text that breaks what it is written into. */
export const strangers = recordFamily("strange records", 6, (chance, id) =>
  chance.pick([
    () =>
      bad(
        chance.pick(["null", "true", "0", '""', `"${canary}"`, "[]", "[[]]", "{}", "[{}]", '{"events":1}']),
      ),
    () => bad(eventText(chance, id, { members: [`${JSON.stringify(chance.pick(strangeKeys))}:1`] })),
    () => bad(eventText(chance, id, { members: Array.from({ length: 2_000 }, (_, n) => `"${n}":0`) })),
    () => bad(eventText(chance, id, { fields: { event_type: chance.pick(strangeTypes) } })),
    () => bad(eventText(chance, id, { fields: { event_id: chance.pick(strangeIds) } })),
    () => bad(eventText(chance, id, { fields: { event_type: '"item_buy"', item_id: '"i"' } })),
    () => good(withProperties(chance, id, `{${JSON.stringify(chance.pick(strangeKeys))}:1}`)),
    () => good(eventText(chance, id, { fields: { item_name: JSON.stringify(chance.pick(strangeTexts)) } })),
    () => good(eventText(chance, id, { fields: { event_id: JSON.stringify(`${id}"\\🍣{}[],:`) } })),
  ])(),
);

const strangeKeys = [
  "",
  " ",
  "\n",
  "\0",
  "a.b",
  "colour",
  "received_at",
  "key_id",
  `${canary}\u2028`,
  "k".repeat(5_000),
  "🍣".repeat(40),
  `${"k".repeat(58)}🍣`,
  "Event_id",
] as const;
const strangeTypes = [
  '"Page View"',
  '"1st"',
  '"toString()"',
  `"${"a".repeat(65)}"`,
  '"è"',
  '"page_view\\n"',
] as const;
const strangeIds = [
  '" "',
  '"a b"',
  '"\\u0007"',
  `"${"a".repeat(129)}"`,
  '"a\\u2028b"',
  '"\\ufeff"',
  "1",
] as const;
const strangeTexts = [
  "\r\n",
  "\u2028",
  "\0",
  "'; DROP TABLE events; --",
  "=1+1",
  "<script>",
  "\ufffd\uffff",
  "{{x}}",
] as const;
