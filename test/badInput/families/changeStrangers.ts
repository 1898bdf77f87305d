import { canary } from "../canary";
import { changeFamily } from "../changeFamily";
import { changeText } from "../changeRecords";
import { bad, good } from "../records";

/** Change records with keys, depths, sizes and characters that nobody can store, or that only look so. */
export const changeStrangers = changeFamily("strange changes", 5, (chance, dataset, id) => {
  const withProperties = (json: string): string =>
    changeText(chance, dataset, id, { fields: { properties: json } });
  const withMembers = (...members: readonly string[]): string =>
    changeText(chance, dataset, id, { members, membersFirst: chance.chance(0.5) });
  const key = chance.pick(["__proto__", "constructor", "prototype", "\\u005f_proto__"]);
  const levels = chance.pick([31, 100, 5_000]);
  return chance.pick([
    () => bad(chance.pick(["null", "0", '""', "[]", "{}", `"${canary}"`, '{"orders":1}'])),
    () => bad(withMembers(`"${key}":{"polluted":true}`)),
    () => bad(withProperties(`{"a":[{"${key}":{"polluted":true}}]}`)),
    () => bad(withProperties(`{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`)),
    () => bad(withProperties(`{"a":"${"x".repeat(33_000)}"}`)),
    () => bad(withProperties(`{"a":"\\ud83d"}`)),
    () => bad(withProperties(`{"a":1e999}`)),
    () =>
      bad(
        withMembers(`"${chance.pick(["received_at", "key_id", "version_at", "batch_id", "dt", canary])}":1`),
      ),
    () => bad(withMembers(...Array.from({ length: 2_000 }, (_, n) => `"${n}":0`))),
    () => bad(changeText(chance, dataset, id, { fields: { id: chance.pick(strangeIds) } })),
    () => bad(changeText(chance, dataset, id, { members: ['"id":5'] })),
    () => good(changeText(chance, dataset, id, { members: ['"id":5'], membersFirst: true })),
    () => good(withProperties('{"toString":1,"hasOwnProperty":null,"\\ud83d\\ude00":"\\u0000\\uffff"}')),
    () =>
      good(changeText(chance, dataset, id, { fields: { id: JSON.stringify(`${canary}-${id}"\\🍣{}[],:`) } })),
  ])();
});

const strangeIds = [
  '""',
  '"a b"',
  '"\\u0007"',
  `"${"a".repeat(129)}"`,
  '"\\ufeff"',
  "1",
  "null",
  "",
  "{}",
] as const;
