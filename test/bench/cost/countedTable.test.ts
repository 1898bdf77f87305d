import { callTally } from "../../../bench/cost/callTally";
import { countedTable } from "../../../bench/cost/countedTable";
import type { Day, Unit } from "../../../pipeline/lake/lakeKey";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

const userDay = { user: "guest", day: "2026-03-01" as Day };
const unit: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
const metrics = new Map([["luna", aSiteMetrics()]]);

test("a write costs a unit for each begun kB of the item, before or after, whichever is more", async () => {
  const tally = callTally();
  const table = countedTable(tally);
  const units: number[] = [];
  for (let batch = 0; batch < 30; batch++) {
    tally.clear();
    await table.add({ userDay, unit, batchId: String(batch).padEnd(64, "x"), metrics });
    units.push(tally.counts()["metrics.add.units"] ?? 0);
    expect(units.at(-1)).toBe(Math.ceil(table.itemBytes() / 1024));
  }
  expect(units[0]).toBe(1);
  expect(units.at(-1)).toBeGreaterThan(2);
  tally.clear();
  // the close makes the item small, and is paid as what it was
  await table.close({ userDay, unit, sequence: 1, metrics });
  expect(tally.counts()).toEqual({ "metrics.close": 1, "metrics.close.units": units.at(-1) });
  expect(table.itemBytes()).toBeLessThan(1024);
});

test("a write that is refused is paid for, too", async () => {
  const tally = callTally();
  const table = countedTable(tally);
  await table.close({ userDay, unit, sequence: 1, metrics });
  expect(await table.add({ userDay, unit, batchId: "a".repeat(64), metrics })).toBe("closed");
  expect(tally.counts()).toMatchObject({ "metrics.add": 1, "metrics.add.units": 1 });
});
