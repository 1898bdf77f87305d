import fc from "fast-check";
import type { Day } from "../../../pipeline/lake/lakeKey";
import type { RollUpRecord } from "../../../pipeline/lake/rollUpRecord";
import { chooseFiles, coveredBy, type ShownFile } from "../../../pipeline/rollUp/chooseFiles";

const anHourly = (key: string, bytes: number): ShownFile => ({ key, bytes, rollUp: undefined });

const aRolled = (key: string, bytes: number, covers: readonly string[] = []): ShownFile => ({
  key,
  bytes,
  rollUp: {
    version: 1,
    day: "2026-03-01" as Day,
    attempt: key as RollUpRecord["attempt"],
    begun_at_ms: 0,
    covers: covers.map((covered) => ({ key: covered, rows: 1, bytes: 1, sha256: "" })),
    output: { key, rows: 1, bytes, sha256: "" },
  },
});

const chosen = (files: readonly ShownFile[], targetBytes = 1_000): readonly string[] =>
  chooseFiles(files, targetBytes).map(({ key }) => key);

test("small files are chosen together, in the order of their keys", () => {
  expect(chosen([anHourly("a", 30), anHourly("c", 10), anHourly("b", 20)])).toEqual(["a", "b", "c"]);
});

test("a file by itself is fine, and so is a day without any", () => {
  expect(chosen([anHourly("a", 1)])).toEqual([]);
  expect(chosen([])).toEqual([]);
});

test("no more are chosen than make one file of the size that is wanted", () => {
  expect(chosen([anHourly("a", 500), anHourly("b", 300), anHourly("c", 250), anHourly("d", 400)])).toEqual([
    "b",
    "c",
    "d",
  ]);
});

test("files that are as large as is wanted stay", () => {
  expect(chosen([anHourly("a", 1_000), anHourly("b", 990), anHourly("c", 20)])).toEqual([]);
});

test("no more than 32 are chosen at once", () => {
  expect(
    chosen(Array.from({ length: 40 }, (_, at) => anHourly(`h${String(at).padStart(2, "0")}`, 1))),
  ).toHaveLength(32);
});

test("late events are rolled up by themselves beside a large roll-up, until there are enough of them", () => {
  const large = aRolled("rolled", 401);
  expect(chosen([large, anHourly("late", 10)])).toEqual([]);
  expect(chosen([large, anHourly("later", 50), anHourly("late", 50)])).toEqual(["late", "later"]);
  expect(chosen([large, aRolled("both", 100), anHourly("more", 1)])).toEqual([]);
  expect(chosen([large, aRolled("both", 100), anHourly("more", 25)])).toEqual(["both", "more", "rolled"]);
});

test("choosing ends: whatever files there are, after some roll-ups they are fine, and few", () => {
  const aFile = fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(aFile, { maxLength: 120 }), (sizes) => {
      let files = sizes.map(([bytes, isRolled], at) =>
        isRolled ? aRolled(`r${at}`, bytes) : anHourly(`h${at}`, bytes),
      );
      let rollUps = 0;
      for (;;) {
        const some = chooseFiles(files, 1_000);
        if (some.length === 0) break;
        rollUps += 1;
        const bytes = some.reduce((sum, file) => sum + file.bytes, 0);
        expect(bytes).toBeLessThanOrEqual(1_000);
        files = [...files.filter((file) => !some.includes(file)), aRolled(`merged ${rollUps}`, bytes)];
      }
      expect(rollUps).toBeLessThan(Math.max(1, sizes.length));
      // of what is left below the size, no two are of like size: each is more than four times what all smaller ones are
      const small = files.map((file) => file.bytes).sort((a, b) => a - b);
      for (let at = 1; at < small.length; at++)
        expect((small[at] ?? 0) > 4 * (small[0] ?? 0) || (small[0] ?? 0) + (small[at] ?? 0) > 1_000).toBe(
          true,
        );
    }),
  );
});

test("a roll-up of a roll-up stands for the hourly files behind it", () => {
  const content = (key: string) => ({ key, rows: 2, bytes: 2, sha256: "2" });
  const covered = coveredBy(
    [aRolled("rolled", 10, ["b", "d"]), anHourly("c", 1), anHourly("a", 1)],
    [content("rolled"), content("c"), content("a")],
  );
  expect(covered.map(({ key, rows }) => `${key}${rows}`)).toEqual(["a2", "b1", "c2", "d1"]);
});
