import { recordFamily } from "../recordFamily";
import { bad, eventText, good, withProperties } from "../records";

/** The same key twice: the last counts, as everywhere in JavaScript. */
export const duplicateKeys = recordFamily("duplicate keys", 4, (chance, id) => {
  const key = chance.pick(['"event_id"', '"event\\u005fid"', '"event_type"', '"site_id"', '"occurred_at"']);
  const nonsense = chance.pick(["5", "[]", '""', "null", '{"a":1}', '"not one of these"']);
  return chance.pick([
    () => good(eventText(chance, id, { members: [`${key}:${nonsense}`], membersFirst: true })),
    () => bad(eventText(chance, id, { members: [`${key}:${nonsense}`] })),
    () => good(eventText(chance, id, { members: ['"quantity":1', '"quantity":2', '"quantity":null'] })),
    () => bad(eventText(chance, id, { members: ['"quantity":1', '"quantity":"2"'] })),
    () => good(withProperties(chance, id, '{"a":1,"a":{"b":2},"\\u0061":[3]}')),
    () => good(withProperties(chance, id, `{${Array(500).fill('"a":1').join()}}`)),
    () => bad(eventText(chance, id, { members: Array(50).fill('"colour":"red"') })),
  ])();
});
