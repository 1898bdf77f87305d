import { recordFamily } from "../recordFamily";
import { bad, eventText, good, withProperties } from "../records";

/** Numbers that a double cannot hold, only just holds, or holds as another. */
export const numbers = recordFamily("huge numbers", 6, (chance, id) =>
  chance.pick([
    () => bad(withProperties(chance, id, `{"a":[${chance.pick(tooLarge)}]}`)),
    () => bad(eventText(chance, id, { fields: { [chance.pick(numeric)]: chance.pick(tooLarge) } })),
    () => bad(eventText(chance, id, { fields: { event_id: chance.pick(tooLarge) } })),
    () => bad(eventText(chance, id, { fields: { quantity: chance.pick(beyondQuantity) } })),
    () => bad(withProperties(chance, id, `{"a":${"9".repeat(100_000)}}`)),
    () => good(withProperties(chance, id, `{"a":[${chance.pick(odd)},${chance.pick(odd)}]}`)),
    () =>
      good(
        eventText(chance, id, { fields: { quantity: chance.pick(["-0", "0.0", "1e2", "1E+2", "100000"]) } }),
      ),
    () =>
      good(eventText(chance, id, { fields: { latitude: chance.pick(["-0", "5e-324", "1e-400", "90.0"]) } })),
    () => good(withProperties(chance, id, `{"a":0.${"3".repeat(20_000)}}`)),
  ])(),
);

const tooLarge = [
  "1e999",
  "-1e999",
  "1e309",
  "9".repeat(400),
  `-${"9".repeat(310)}`,
  "1e99999999999",
] as const;
const beyondQuantity = ["9007199254740992", "9007199254740993", "-1", "1e21", "0.1", "100001"] as const;
const numeric = ["quantity", "price_minor", "latitude", "scroll_depth", "click_x"] as const;
const odd = [
  "-0",
  "1e-400",
  "9007199254740992",
  "9007199254740993",
  "123456789012345678901234567890",
  "1.7976931348623157e308",
  "-5e-324",
  "0.1e1",
  "1E5",
] as const;
