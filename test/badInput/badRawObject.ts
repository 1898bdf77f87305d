import { gzipSync } from "node:zlib";
import { type Random, weighted } from "../../local/simulation/random";
import type { DatasetName } from "../../pipeline/event/datasets";
import { canary } from "./canary";
import { changeText, instantFields } from "./changeRecords";
import { type EventChanges, eventText } from "./records";

/** An object that lies where ingest puts its own, and what a compaction must make of it. */
export interface BadRawObject {
  readonly family: string;
  /** Under the hour's prefix. */
  readonly name: string;
  readonly body: Uint8Array;
  readonly expects: RawExpectation;
}

export interface RawExpectation {
  /** It is none of ingest's: it is counted and left alone. */
  readonly isForeign?: true;
  /** The canonical texts of the records in it that are rows, for all that is bad about it. */
  readonly rows?: readonly string[];
  /** How many of its lines, or it as a whole, are quarantined. */
  readonly quarantined?: number;
}

/** An object of a dataset's hour that begins at a time. */
export const badRawObject = (
  chance: Random,
  dataset: DatasetName,
  id: string,
  hourMs: number,
): BadRawObject => {
  const { name: family, make } = kindOf(chance);
  const { name = rawName(chance), body, ...expects } = make(chance, id, { dataset, hourMs });
  return { family, name, body, expects };
};

interface Made extends RawExpectation {
  readonly name?: string;
  readonly body: Uint8Array;
}

interface Kind {
  readonly name: string;
  readonly weight: number;
  readonly make: (chance: Random, id: string, place: Place) => Made;
}

/** Where an object lies. */
interface Place {
  readonly dataset: DatasetName;
  readonly hourMs: number;
}

const rawName = (chance: Random): string => `s=0${chance.between(0, 1)}/${chance.hex(64)}.ndjson.gz`;

/** A line as ingest writes it. Its record is canonical already. */
const goodLine = (
  id: string,
  { dataset, hourMs }: Place,
): { readonly line: string; readonly event: string } => {
  const event = canonicalRecords[dataset](`"${canary}-${id}"`);
  return { line: envelope(hourMs, event), event };
};

const canonicalRecords: Readonly<Record<DatasetName, (id: string) => string>> = {
  events: (id) =>
    `{"event_id":${id},"event_type":"click","occurred_at":"2026-02-28T18:00:00.000Z","site_id":"${canary}","properties":{"a":"è"}}`,
  orders: (id) =>
    `{"id":${id},"site_id":"${canary}","total_amount":"43.5","currency":"EUR","created_at":"2026-02-28T18:00:00.000Z","status":"paid","properties":{"a":"è"}}`,
  customers: (id) =>
    `{"id":${id},"site_id":"${canary}","signup_date":"2026-02-11","updated_at":"2026-02-28T18:00:00.000Z","properties":{"a":"è"}}`,
  payments: (id) =>
    `{"id":${id},"site_id":"${canary}","order_id":"o-1","amount":"-0.001","currency":"KWD","status":"${canary}","properties":{"a":"è"}}`,
};

const envelope = (hourMs: number, event: string, changes: Readonly<Record<string, unknown>> = {}): string => {
  const sending = {
    received_at_ms: hourMs + 60_000,
    key_id: "server-1",
    key_kind: "server",
    client: {},
    ...changes,
  };
  return `${JSON.stringify(sending).slice(0, -1)},"event":${event}}`;
};

const ndjson = (...lines: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from("\n")]));

const repeated = (part: string | Uint8Array, bytes: number): Buffer => Buffer.alloc(bytes, part as string);

const once = (make: () => Uint8Array): (() => Uint8Array) => {
  let made: Uint8Array | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** 640 MB, and three kinds of 60 MB: just below what is inflated. */
const bomb = once(() => gzipSync(repeated("\0", 640_000_000), { level: 1 }));
const zeros = once(() => gzipSync(repeated("\0", 60_000_000), { level: 1 }));
const blankLines = once(() => gzipSync(repeated("\n", 60_000_000), { level: 1 }));
const shortLines = once(() => gzipSync(repeated("{}\n", 60_000_000), { level: 1 }));

/** As many lines of an object are read. */
const linesRead = 10_000;

const kinds: readonly [Kind, ...Kind[]] = [
  { name: "empty object", weight: 5, make: () => ({ body: Buffer.of(), quarantined: 1 }) },
  { name: "empty gzip", weight: 5, make: () => ({ body: gzipSync("") }) },
  { name: "gzip of blank lines", weight: 3, make: () => ({ body: gzipSync("\n\n\n") }) },
  {
    name: "truncated gzip",
    weight: 8,
    make: (chance, id, place) => {
      const whole = gzipSync(ndjson(goodLine(id, place).line));
      return { body: whole.subarray(0, chance.between(1, whole.length - 1)), quarantined: 1 };
    },
  },
  {
    name: "damaged gzip",
    weight: 8,
    make: (chance, id, place) => {
      const whole = gzipSync(ndjson(goodLine(id, place).line));
      const at = whole.length - chance.between(1, 8);
      return { body: whole.map((byte, place) => (place === at ? byte ^ 0x10 : byte)), quarantined: 1 };
    },
  },
  {
    name: "bytes after the gzip",
    weight: 5,
    make: (chance, id, place) => {
      const whole = gzipSync(ndjson(goodLine(id, place).line));
      return {
        body: Buffer.concat([whole, Buffer.from(chance.pick(["x", "\n", "\x1f\x8b", "{}"]))]),
        quarantined: 1,
      };
    },
  },
  {
    name: "padding after the gzip",
    weight: 5,
    make: (chance, id, place) => {
      const { line, event } = goodLine(id, place);
      const isFollowed = chance.chance(0.5);
      const tail = isFollowed ? gzipSync("x") : Buffer.of();
      return {
        body: Buffer.concat([gzipSync(ndjson(line)), Buffer.alloc(chance.between(1, 600)), tail]),
        rows: [event],
        quarantined: isFollowed ? 1 : 0,
      };
    },
  },
  {
    name: "no gzip",
    weight: 8,
    make: (chance, id, place) => ({
      body: chance.pick([
        ndjson(goodLine(id, place).line),
        Buffer.from("PK\x03\x04"),
        Buffer.from("PAR1"),
        Buffer.from(chance.hex(chance.between(1, 500) * 2), "hex"),
        repeated(canary, 1_000_000),
      ]),
      quarantined: 1,
    }),
  },
  { name: "bomb", weight: 0.2, make: () => ({ body: bomb(), quarantined: 1 }) },
  { name: "60 MB in one line", weight: 0.2, make: () => ({ body: zeros(), quarantined: 1 }) },
  { name: "60 MB of blank lines", weight: 0.2, make: () => ({ body: blankLines(), quarantined: 1 }) },
  {
    name: "60 MB of short lines",
    weight: 0.2,
    make: () => ({ body: shortLines(), quarantined: linesRead + 1 }),
  },
  {
    name: "bad lines among good ones",
    weight: 30,
    make: (chance, id, place) => {
      const good = Array.from({ length: chance.between(1, 4) }, (_, n) => goodLine(`${id}-${n}`, place));
      const bad = Array.from({ length: chance.between(1, 6) }, (_, n) =>
        badLine(chance, `${id}-bad-${n}`, place),
      );
      const lines: (string | Uint8Array)[] = [...good.map(({ line }) => line)];
      for (const line of bad) lines.splice(chance.between(0, lines.length), 0, line);
      return {
        body: gzipSync(ndjson(...lines)),
        rows: good.map(({ event }) => event),
        quarantined: bad.length,
      };
    },
  },
  {
    name: "a good object, out of place",
    weight: 5,
    make: (_, id, place) => {
      const { line, event } = goodLine(id, place);
      return { body: gzipSync(ndjson(line)), rows: [event] };
    },
  },
  {
    name: "foreign file",
    weight: 15,
    make: (chance, id, place) => ({
      name: chance.pick(foreignNames(chance)),
      body: chance.pick([Buffer.of(), gzipSync(ndjson(goodLine(id, place).line))]),
      isForeign: true,
    }),
  },
];

const kindOf = weighted(kinds);

const foreignNames = (chance: Random): [string, ...string[]] => [
  `${chance.hex(8)}.ndjson.gz`,
  `s=00/${chance.hex(8)}/`,
  `s=99/${chance.hex(64)}.ndjson.gz`,
  `s=64/${chance.hex(64)}.ndjson.gz`,
  `s=0/${chance.hex(64)}.ndjson.gz`,
  `s=00/${chance.hex(63)}.ndjson.gz`,
  `s=00/${chance.hex(64).toUpperCase()}A.ndjson.gz`,
  `s=00/${chance.hex(64)}.ndjson`,
  `s=00/${chance.hex(64)}.ndjson.gz.tmp`,
  `s=00/${chance.hex(64)}.ndjson.gz\n`,
  `s=00/x/${chance.hex(64)}.ndjson.gz`,
  `s=00/${canary} ${chance.hex(6)} (1).gz`,
  `s=00/🍣${chance.hex(6)}`,
  `${chance.hex(6)}_$folder$`,
];

/** A line that no compaction can take for an event. */
const badLine = (chance: Random, id: string, place: Place): string | Uint8Array => {
  const { dataset, hourMs } = place;
  const { line, event } = goodLine(id, place);
  const changed = (changes: EventChanges): string =>
    dataset === "events" ? eventText(chance, id, changes) : changeText(chance, dataset, id, changes);
  const timeField = dataset === "events" ? "occurred_at" : chance.pick(instantFields[dataset]);
  const another = dataset === "events" ? "orders" : "events";
  return chance.pick<() => string | Uint8Array>([
    () => line.slice(0, chance.between(1, line.length - 1)),
    () => `${line}${line}`,
    () => chance.pick(["null", "0", '""', "[]", "{}", "{", " ", "\0", `"${canary}"`, `${canary},1,2`]),
    () => event,
    () => envelope(hourMs, event, { received_at_ms: chance.pick([null, "now", 1e300, -1, 0, 1.5, true]) }),
    () => envelope(hourMs, event, { sent_at_ms: chance.pick([null, "", 1e300, [], 1.5]) }),
    () => envelope(hourMs, event, { key_kind: chance.pick([null, canary, "reader", 1]) }),
    () => envelope(hourMs, event, { key_id: chance.pick([null, 1, {}]) }),
    () =>
      envelope(hourMs, event, { client: chance.pick([null, 1, "", { latitude: 91 }, { country: canary }]) }),
    () => envelope(hourMs, chance.pick(["null", "[]", "{}", "1", `"${canary}"`])),
    () => envelope(hourMs, changed({ fields: { site_id: '" "' } })),
    () => envelope(hourMs, changed({ fields: { [timeField]: chance.pick(["0", '"NaN"', "1e300"]) } })),
    () => envelope(hourMs, changed({ members: [`"${canary}":1`] })),
    () => envelope(hourMs, changed({ members: ['"__proto__":{"polluted":true}'] })),
    () => envelope(hourMs, changed({ fields: { properties: deepJson(chance) } })),
    () => envelope(hourMs, changed({ fields: { item_name: `"${"x".repeat(300_000)}"` } })),
    () => envelope(hourMs, canonicalRecords[another](`"${canary}-${id}"`)),
    () =>
      envelope(
        hourMs,
        changeText(chance, "orders", id, { fields: { total_amount: '"0.001"', currency: '"EUR"' } }),
      ),
    () => spoiled(line),
  ])();
};

/** JSON deeper than anybody's stack. */
const deepJson = (chance: Random): string => {
  const levels = chance.pick([70, 5_000, 100_000]);
  return chance.pick([
    `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`,
    `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`,
  ]);
};

/** The line with half a character in it. */
const spoiled = (line: string): Uint8Array => {
  const [before = "", after = ""] = line.split("è");
  return Buffer.concat([Buffer.from(before), Buffer.of(0xc3), Buffer.from(after)]);
};
