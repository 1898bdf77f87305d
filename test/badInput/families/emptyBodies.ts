import type { Family } from "../family";

/** Bodies that hold nothing, or nothing that is a batch. */
export const emptyBodies: Family = {
  name: "empty bodies",
  weight: 3,
  draw: (chance) => {
    const body = chance.pick([
      ...nothing,
      " ".repeat(chance.between(1, 5_000)),
      "\n".repeat(chance.between(1, 50)),
    ]);
    return { body, expects: { status: 400 } };
  },
};

const nothing = [
  "",
  "\0",
  "\ufeff",
  "\r\n\r\n",
  "\t \n",
  "null",
  "true",
  "0",
  '""',
  "[]",
  "{}",
  "[[]]",
  "[null]",
  "[,]",
  '{"events":[]}',
  '{"events":{}}',
  '{"events":null}',
  '{"events":"[]"}',
  '{"events":[[]]}',
  '{"events":[{}]}',
  '{"Events":[]}',
  "{}\n{}",
  "undefined",
  "NaN",
  "event_id=e-1&event_type=click",
  "<events/>",
  '--boundary\r\nContent-Disposition: form-data; name="events"\r\n\r\n[]\r\n--boundary--',
] as const;
