import { gzipSync } from "node:zlib";
import type { Random } from "../../local/simulation/random";

/** The text of a batch of these records, events or a dataset's, in one of the shapes that they can come in. */
export const batchText = (chance: Random, records: readonly string[], name = "events"): string =>
  chance.pick(shapesOf(records) as [Shape, ...Shape[]])(records, chance, name);

/** A body as it goes over the wire: as it is, or gzip in one member or two. */
export const wireBytes = (chance: Random, text: string | Uint8Array): Uint8Array => {
  const bytes = Buffer.from(text as string);
  if (chance.chance(0.6)) return bytes;
  const cut = chance.chance(0.2) ? chance.between(0, bytes.length) : bytes.length;
  const members = [bytes.subarray(0, cut), bytes.subarray(cut)].filter(({ length }) => length > 0);
  return Buffer.concat(members.map((member) => gzipSync(member, { level: chance.pick([0, 1, 6]) })));
};

type Shape = (records: readonly string[], chance: Random, name: string) => string;

const list: Shape = (records, chance) => `[${records.join(chance.pick([",", " , ", ",\n", ",\r\n\t"]))}]`;

const batch: Shape = (records, chance, name) => {
  const sentAt = chance.pick(["", ',"sent_at":null', ',"sent_at":"2026-03-01T17:59:00Z"']);
  return `{"${name}":[${records.join()}]${sentAt}}`;
};

const lines: Shape = (records, chance) => records.join(chance.pick(["\n", "\r\n", "\n\n", " \n\t\n"]));

const single: Shape = ([record = ""], chance) => chance.pick(["", " ", "\n", "\r\n"]) + record;

const shapesOf = (records: readonly string[]): readonly Shape[] => {
  const shapes = [list, batch];
  const isObject = (record: string): boolean => record.startsWith("{");
  if (records.length === 1 && records.every(isObject)) shapes.push(single);
  // one line alone is no NDJSON, nor are lines of which none is an object
  if (records.length > 1 && records.some(isObject)) shapes.push(lines);
  return shapes;
};
