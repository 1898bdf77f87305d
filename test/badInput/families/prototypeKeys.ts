import { recordFamily } from "../recordFamily";
import { bad, eventText, good, withProperties } from "../records";

/** `__proto__`, `constructor` and `prototype` as keys, at any level, twice, and written with escapes. */
export const prototypeKeys = recordFamily("prototype keys", 6, (chance, id) => {
  const key = chance.pick(["__proto__", "constructor", "prototype"]);
  const payload = chance.pick(['{"polluted":true}', "null", "[]", '{"prototype":{"polluted":true}}', '"x"']);
  const member = `${chance.pick([plain, escaped, halfEscaped])(key)}:${payload}`;
  const level = chance.between(0, 6);
  const deep = `${'{"a":['.repeat(level)}{${member}}${"]}".repeat(level)}`;
  return chance.pick([
    () => bad(eventText(chance, id, { members: [member], membersFirst: chance.chance(0.5) })),
    () => bad(eventText(chance, id, { members: [member, member] })),
    () => bad(`{${member}}`),
    () => bad(withProperties(chance, id, `{"a":${deep}}`)),
    () => bad(withProperties(chance, id, `{${member},${member}}`)),
    () =>
      good(
        withProperties(
          chance,
          id,
          `{"a":"${key}","${key}_":1,"_${key}":${payload.replaceAll("prototype", "x")}}`,
        ),
      ),
    () =>
      good(
        withProperties(chance, id, `{"toString":1,"hasOwnProperty":null,"valueOf":{},"__defineGetter__":0}`),
      ),
    () => bad(eventText(chance, id, { members: ['"toString":1'] })),
  ])();
});

const plain = (key: string): string => JSON.stringify(key);
const escaped = (key: string): string => `"${[...key].map(escapeOf).join("")}"`;
const halfEscaped = (key: string): string => `"${key.replaceAll("_", "\\u005F").replaceAll("t", "\\u0074")}"`;
const escapeOf = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
