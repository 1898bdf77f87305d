import { partBytes } from "../../../pipeline/storage/objectUpload.s3";
import { idleRollUp, measured, ratesOf } from "../../../review/cost/counted";
import { inventoryOf } from "../../../review/cost/inventory";
import { prices } from "../../../review/cost/prices";
import { rolledUpBytes, rollUpLines, rollUpPuts } from "../../../review/cost/rollUpCost";
import { assumed } from "../../../review/cost/traffic";
import { trafficLines } from "../../../review/cost/trafficCost";
import type { Resource } from "../../../review/resource";
import { resourcesOf } from "../../../review/synthDocument";
import { installation } from "../../stacks/synthesized";

const resources = Object.values(installation()).flatMap(({ document }) => resourcesOf(document));
const isOfRollUp = ({ type, address }: Resource): boolean =>
  type === "aws_scheduler_schedule" && address.includes("roll_up");
const rolling = inventoryOf(resources);
const unrolled = inventoryOf(resources.filter((each) => !isOfRollUp(each)));

const traffic = (eventsPerMonth: number) => ({ eventsPerMonth, eventsPerRequest: 20 });

const usdOf = (inventory: typeof rolling, eventsPerMonth: number, what: string): number =>
  trafficLines(inventory, traffic(eventsPerMonth)).find((line) => line.what === what)?.usd ?? Number.NaN;

test("of the stacks the roll-up's schedule is told from the others, with its memory and one run a day", () => {
  expect(rolling.schedules.filter(({ isRollUp }) => isRollUp)).toEqual([
    expect.objectContaining({ runsPerMonth: 730 / 24, memoryGb: 2, isCompaction: false }),
  ]);
  expect(rolling.schedules).toHaveLength(unrolled.schedules.length + 1);
});

test("a night without events costs a list of manifests for each dataset, and the time of waiting for it", () => {
  const nights = 730 / 24;
  const [time, requests] = rollUpLines(rolling, traffic(0));
  expect(idleRollUp).toEqual({ lists: 4, gets: 0 });
  expect(requests?.usd).toBeCloseTo((nights * 4 * prices.s3Put.usd) / 1e6, 8);
  const waited = nights * 4 * (assumed.listWaitMs / 1000) * 2 * prices.lambdaSeconds.usd;
  expect(time?.usd).toBeGreaterThan(waited);
  expect(time?.usd).toBeLessThan(1.5 * waited);
});

test("a rolled-up day is kept twice in both regions, sent once, and paid for in puts", () => {
  const events = 1e9;
  const bytes = events * measured("lake.rolledUpBytesPerEvent");
  expect(rolledUpBytes(rolling, traffic(events))).toBe(bytes);
  const more = (what: string): number => usdOf(rolling, events, what) - usdOf(unrolled, events, what);
  const kept = (assumed.keptMonths * bytes * prices.s3Storage.usd) / 1e9;
  expect(more("S3: raw and lake kept")).toBeCloseTo(kept);
  expect(more("S3: their replicas kept")).toBeCloseTo(kept);
  expect(more("S3: transfer to the other region")).toBeCloseTo(
    (bytes * prices.replicationTransfer.usd) / 1e9,
  );
  const puts = rollUpPuts(rolling, traffic(events));
  expect(puts).toBeCloseTo((730 / 24) * ratesOf(20).rollUpPutsPerDay + bytes / partBytes);
  expect(more("S3: the lake's replicas written")).toBeCloseTo((puts * prices.s3Put.usd) / 1e6);
  expect(more("Lambda: compaction")).toBe(0);
});

test("where no schedule starts it, nothing is paid for it", () => {
  expect(rollUpLines(unrolled, traffic(1e9))).toEqual([]);
  expect([rolledUpBytes(unrolled, traffic(1e9)), rollUpPuts(unrolled, traffic(1e9))]).toEqual([0, 0]);
});
