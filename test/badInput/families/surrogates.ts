import { recordFamily } from "../recordFamily";
import { bad, eventText, good, withProperties } from "../records";

/** Halves of surrogate pairs, in values, in keys and in ids; and whole pairs, which are characters. */
export const surrogates = recordFamily("lone surrogates", 5, (chance, id) => {
  const half = chance.pick(["\\ud83d", "\\uDE00", "\\uDE00\\uD83D", "\\ud83dx\\ude00", "\\udfff", "\\ud800"]);
  const filler = chance.pick(["", "a", "\\u0000", "x".repeat(126), "x".repeat(200)]);
  const text = `"${filler}${half}${chance.pick(["", "b"])}"`;
  return chance.pick([
    () => bad(withProperties(chance, id, `{"a":${text}}`)),
    () => bad(withProperties(chance, id, `{"a":[{"b":${text}}]}`)),
    () => bad(withProperties(chance, id, `{${text}:1}`)),
    () => bad(eventText(chance, id, { fields: { event_id: text } })),
    () => bad(eventText(chance, id, { fields: { item_name: text } })),
    () => bad(eventText(chance, id, { members: [`${text}:1`] })),
    () => good(withProperties(chance, id, '{"\\ud83d\\ude00":"\\ud83d\\ude00","a":"\\u0000\\uffff\\ufeff"}')),
    () => good(eventText(chance, id, { fields: { item_name: '"\\ud83c\\udf63\\u202e"' } })),
  ])();
});
