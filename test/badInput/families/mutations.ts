import { gunzipSync } from "node:zlib";
import type { Random } from "../../../local/simulation/random";
import { wireBytes } from "../bodies";
import type { Family } from "../family";
import { amounts } from "./amounts";
import { authorizations } from "./authorizations";
import { changeDates } from "./changeDates";
import { changeFields } from "./changeFields";
import { changeSites } from "./changeSites";
import { changeStrangers } from "./changeStrangers";
import { changeVersions } from "./changeVersions";
import { dates } from "./dates";
import { envelopes } from "./envelopes";
import { lines } from "./lines";
import { numbers } from "./numbers";
import { prototypeKeys } from "./prototypeKeys";
import { strangers } from "./strangers";
import { surrogates } from "./surrogates";
import { wrongTypes } from "./wrongTypes";

const origins: readonly [Family, ...Family[]] = [
  amounts,
  authorizations,
  changeDates,
  changeFields,
  changeSites,
  changeStrangers,
  changeVersions,
  dates,
  envelopes,
  lines,
  lines,
  lines,
  lines,
  numbers,
  prototypeKeys,
  strangers,
  surrogates,
  wrongTypes,
];

/** Requests of the other families with some bytes flipped, cut out, doubled, or put in: nobody knows what they are. */
export const mutations: Family = {
  name: "mutations",
  weight: 16,
  draw: (chance, mark) => {
    const { expects: _, ...draft } = chance.pick(origins).draw(chance, mark);
    const sent = Buffer.from(draft.body as string);
    const plain = sent[0] === 0x1f ? gunzipSync(sent) : sent;
    const isMutatedOnTheWire = chance.chance(0.3);
    if (isMutatedOnTheWire) return { ...draft, body: mutated(chance, sent) };
    return { ...draft, body: wireBytes(chance, mutated(chance, plain)) };
  },
};

const mutated = (chance: Random, bytes: Buffer): Buffer => {
  let result: Buffer = Buffer.from(bytes);
  for (let left = chance.between(1, 4); left > 0; left--) result = chance.pick(changes)(chance, result);
  return result;
};

type Change = (chance: Random, bytes: Buffer) => Buffer;

/** Replaces the bytes from a random place on. */
const spliced = (chance: Random, bytes: Buffer, length: number, put: Uint8Array): Buffer => {
  const at = chance.between(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
};

const changes: readonly [Change, ...Change[]] = [
  (chance, bytes) => spliced(chance, bytes, 1, Buffer.of(chance.between(0, 255))),
  (chance, bytes) =>
    spliced(
      chance,
      bytes,
      1,
      Buffer.from(chance.pick([..."0123456789-+eE.,:;\"'[]{}\\ \n"] as [string, ...string[]])),
    ),
  (chance, bytes) => spliced(chance, bytes, chance.between(1, 20), Buffer.of()),
  (chance, bytes) => spliced(chance, bytes, bytes.length, Buffer.of()),
  (chance, bytes) =>
    spliced(chance, bytes, 0, bytes.subarray(chance.between(0, bytes.length)).subarray(0, 40)),
  (chance, bytes) => spliced(chance, bytes, 0, Buffer.from(chance.hex(chance.between(1, 8) * 2), "hex")),
  (chance, bytes) => {
    const at = chance.between(0, Math.max(0, bytes.length - 1));
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.between(0, 7));
    return copy;
  },
];
