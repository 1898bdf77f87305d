import { decodeCommitRecord } from "../../../pipeline/lake/commitRecord";
import type { QuarantinedLine } from "../../../pipeline/lake/quarantine";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";
import { rawEventLines } from "../../support/rawEventLines";

let reader: LakeReader;
const pipelines: Pipeline[] = [];
beforeAll(async () => {
  reader = await aLakeReader();
});
afterEach(async () => {
  for (const pipeline of pipelines.splice(0)) await pipeline.dispose();
});

const house = async (shards = 1): Promise<Pipeline> => {
  const pipeline = await aPipeline({ shards });
  pipelines.push(pipeline);
  return pipeline;
};

const at = "2026-03-01T17:00:00Z";
const version = (title: string, id = "a") => anEvent(id, at, { page_title: title });

/** What the latest commit records' quarantines list, unit after unit. */
const quarantineOf = async ({ lake }: Pipeline): Promise<readonly QuarantinedLine[]> => {
  const latest = new Map<string, string>();
  for (const { key } of await everythingIn(lake))
    if (/\/commit\/.*\.json$/.test(key)) latest.set(key.replace(/\/\d+\.json$/, ""), key);
  const lines: QuarantinedLine[] = [];
  for (const key of latest.values()) {
    const { quarantine } = decodeCommitRecord(key, (await lake.get(key))?.body ?? Buffer.of());
    if (quarantine === null) continue;
    const text = Buffer.from((await lake.get(quarantine))?.body ?? []).toString();
    lines.push(
      ...text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    );
  }
  return lines;
};

/** The titles that both lines of an entry have in the raw bucket: what it names is there. */
const titlesNamedBy = async (pipeline: Pipeline, entry: QuarantinedLine | undefined) => {
  if (entry === undefined || !("first" in entry)) throw new Error("names one version only");
  const titles: unknown[] = [];
  for (const { key, line } of [entry, entry.first]) {
    const [object, another] = (await everythingIn(pipeline.raw)).filter((each) => each.key.startsWith(key));
    expect(another).toBeUndefined();
    const lines = await rawEventLines(pipeline.raw, object?.key ?? "");
    titles.push(lines[line - 1]?.["page_title"]);
  }
  return titles;
};

const shownTitles = async (pipeline: Pipeline) => {
  reader.read(pipeline);
  const rows = await reader.query("SELECT page_title FROM events WHERE event_id = 'a'");
  return rows.map(({ page_title: title }) => title);
};

const sends: readonly (readonly [string, number, (pipeline: Pipeline) => Promise<unknown>])[] = [
  [
    "in one batch",
    1,
    (p) => p.send("2026-03-01T17:30:00Z", [version("other", "b"), version("one"), version("two")]),
  ],
  [
    "in two hours",
    1,
    async (p) => {
      await p.send("2026-03-01T17:30:00Z", [version("other", "b"), version("one")]);
      await p.send("2026-03-01T18:30:00Z", [version("other", "c"), version("other", "d"), version("two")]);
    },
  ],
  [
    "in two hours of many shards",
    64,
    async (p) => {
      await p.send("2026-03-01T17:30:00Z", [version("one")]);
      await p.send("2026-03-01T18:30:00Z", [version("two")]);
    },
  ],
];

test.each(sends)(
  "of two versions of an event %s the first stays, and the second is quarantined with both named",
  async (_, shards, send) => {
    const pipeline = await house(shards);
    await send(pipeline);
    const { counts, failures } = await pipeline.compact("2026-03-01T19:05:00Z");
    expect({ ...counts, failures }).toMatchObject({
      quarantined: 1,
      conflicts: 1,
      duplicates: 0,
      failures: [],
    });
    expect(await shownTitles(pipeline)).toEqual(["one"]);
    const [entry, ...others] = await quarantineOf(pipeline);
    expect(others).toEqual([]);
    expect(entry?.errors).toEqual([
      "event: its id was used before, at the same site, for other content; that version stays",
    ]);
    expect(await titlesNamedBy(pipeline, entry)).toEqual(["two", "one"]);
    expect(JSON.stringify(entry)).not.toMatch(/luna|page_title|"one"/);
  },
);

test("versions in two shards of one hour are told apart too, once every shard has been seen", async () => {
  const pipeline = await house(64);
  await pipeline.send("2026-03-01T17:30:00Z", [version("one")]);
  await pipeline.send("2026-03-01T17:30:00Z", [version("two")]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  const [shown, ...others] = await shownTitles(pipeline);
  expect(others).toEqual([]);
  const quarantined = await quarantineOf(pipeline);
  expect(quarantined).toHaveLength(1);
  expect(await titlesNamedBy(pipeline, quarantined[0])).toEqual([shown === "one" ? "two" : "one", shown]);
});

test("a repetition of the first version stays a duplicate, whatever versions came between", async () => {
  const pipeline = await house();
  for (const [hour, title] of [
    ["15", "one"],
    ["16", "two"],
    ["17", "one"],
    ["18", "two"],
  ])
    await pipeline.send(`2026-03-01T${hour}:30:00Z`, [version(title ?? "")]);
  const { counts } = await pipeline.compact("2026-03-01T19:05:00Z");
  expect(counts).toMatchObject({ rows: 1, duplicates: 1, conflicts: 2 });
  expect(await shownTitles(pipeline)).toEqual(["one"]);
});

test("an earlier hour's version wins also when it comes after the later hour was compacted", async () => {
  const pipeline = await house();
  await pipeline.send("2026-03-01T18:30:00Z", [version("later hour")]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  expect(await shownTitles(pipeline)).toEqual(["later hour"]);
  await pipeline.send("2026-03-01T17:30:00Z", [version("earlier hour")]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  expect(await shownTitles(pipeline)).toEqual(["earlier hour"]);
  expect(await titlesNamedBy(pipeline, (await quarantineOf(pipeline))[0])).toEqual([
    "later hour",
    "earlier hour",
  ]);
});

test("a late object that changes which version of its hour is first changes what later hours go by", async () => {
  // of two batches of an hour the one whose key sorts first is first: find titles that sort in either order
  const firstKeyOf = async (title: string): Promise<string> => {
    const scratch = await house();
    await scratch.send("2026-03-01T17:30:00Z", [version(title)]);
    return (await everythingIn(scratch.raw))[0]?.key ?? "";
  };
  const [[early], [late]] = (
    await Promise.all(["x", "y"].map(async (title) => [title, await firstKeyOf(title)] as const))
  ).sort(([, a], [, b]) => (a < b ? 1 : -1)) as [[string, string], [string, string]];

  const pipeline = await house();
  await pipeline.send("2026-03-01T17:30:00Z", [version(early)]);
  await pipeline.send("2026-03-01T18:30:00Z", [version(late), version("more", "b")]);
  expect((await pipeline.compact("2026-03-01T19:05:00Z")).counts).toMatchObject({
    conflicts: 1,
    duplicates: 0,
  });
  await pipeline.send("2026-03-01T17:31:00Z", [version(late)]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  expect(await shownTitles(pipeline)).toEqual([late]);
  // the later hour's copy is a repetition now; the earlier batch's is the other version
  const quarantined = await quarantineOf(pipeline);
  expect(quarantined).toHaveLength(1);
  expect(await titlesNamedBy(pipeline, quarantined[0])).toEqual([early, late]);
});

test("the same event sent again with a new sent_at, key and client is the same", async () => {
  const pipeline = await house();
  await pipeline.send("2026-03-01T17:30:00Z", [version("one")], { sentAt: "2026-03-01T17:29:00Z" });
  await pipeline.send("2026-03-01T18:30:00Z", [version("one")], {
    sentAt: "2026-03-01T18:30:00Z",
    key: "browser",
    headers: { "user-agent": "curl/8.5.0" },
  });
  const { counts } = await pipeline.compact("2026-03-01T19:05:00Z");
  expect(counts).toMatchObject({ rows: 1, duplicates: 1, conflicts: 0 });
});
