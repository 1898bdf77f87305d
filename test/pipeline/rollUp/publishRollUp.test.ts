import { type AttemptId, type Day, manifestKey, rolledKey } from "../../../pipeline/lake/lakeKey";
import { encodeManifest } from "../../../pipeline/lake/manifest";
import { publishRollUp } from "../../../pipeline/rollUp/publishRollUp";
import { type Interposition, interposed } from "../../support/interposedStore";
import { memoryObjectStore } from "../../support/objectStore.memory";

const day = "2026-03-01" as Day;
const attempt = "roll-up-0001" as AttemptId;
const rolled = rolledKey("events", day, attempt);
const manifest = manifestKey("events", day);
const hourly = ["00", "01", "02"].map(
  (hour) => `lake/events/data/dt=${day}/${day}T${hour}-s00-attempt-1.parquet`,
);
const [one = "", two = "", three = ""] = hourly;
const output = { key: rolled, rows: 2, bytes: 2, sha256: "" };

const aDay = async (lines: readonly string[]) => {
  const lake = memoryObjectStore("lake");
  const show = (files: readonly string[]) => lake.put(manifest, encodeManifest(files, lake.uri));
  await show(lines);
  return {
    show,
    lines: async () =>
      Buffer.from((await lake.get(manifest))?.body ?? "")
        .toString()
        .trim()
        .split("\n")
        .map((line) => line.replace("s3://lake/", "")),
    publish: (interposition: Interposition = {}) =>
      publishRollUp(
        { dataset: { name: "events" } as never, lake: interposed(interposition)("lake", lake), now: () => 0 },
        { version: 1, day, attempt, begun_at_ms: 0, covers: [], output },
        [one, two],
      ),
  };
};

test("a roll-up takes the place of the files that it was made of, and of no other", async () => {
  const { publish, lines } = await aDay(hourly);
  expect(await publish()).toBe("changed");
  expect(await lines()).toEqual([three, rolled]);
});

test("a commit between the look and the put is not undone, and does not matter", async () => {
  const { publish, lines, show } = await aDay([one, two]);
  let puts = 0;
  const published = await publish({
    before: async ({ method }) => {
      if (method === "put" && puts++ === 0) await show(hourly);
    },
  });
  expect([published, await lines(), puts]).toEqual(["changed", [three, rolled], 2]);
});

test("it is overtaken where one of the files that it was made of has been replaced", async () => {
  const { publish, lines } = await aDay([one, three]);
  expect(await publish()).toBe("overtaken");
  expect(await lines()).toEqual([one, three]);
});

test("a put whose answer was lost is one's own", async () => {
  const { publish, lines } = await aDay([one, two]);
  expect(await publish({ again: () => true })).toBe("changed");
  expect(await lines()).toEqual([rolled]);
});

test("it gives up where others are at the manifest again and again", async () => {
  const { publish, show } = await aDay([one, two]);
  let others = 0;
  await expect(
    publish({
      before: async ({ method }) => {
        others += 1;
        if (method === "put") await show([one, two, `${three}-${others}`]);
      },
    }),
  ).rejects.toThrow(`${manifest}: was changed by others 100 times`);
});
