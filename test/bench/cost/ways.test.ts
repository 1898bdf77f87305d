import { breakEven } from "../../../bench/cost/breakEven";
import { fargateWay } from "../../../bench/cost/fargateWay";
import { firehoseWay } from "../../../bench/cost/firehoseWay";
import { kinesisWay } from "../../../bench/cost/kinesisWay";
import { inSteps, sumOf, type Way } from "../../../bench/cost/way";
import { prices } from "../../../review/cost/prices";

const ways: readonly (readonly [string, Way])[] = [
  ["Fargate", fargateWay],
  ["Firehose", firehoseWay],
  ["Kinesis", kinesisWay],
];

const lineOf = (way: Way, eventsPerMonth: number, eventsPerRequest: number, what: string): number => {
  const found = way.month({ eventsPerMonth, eventsPerRequest }).find((line) => line.what === what);
  if (found === undefined) throw new Error(`${what}: there is no such line`);
  return found.usd;
};

test.each(ways)("%s costs more the more comes in, and has the same lines at any traffic", (_, { month }) => {
  const months = [0, 1e5, 1e7, 1e9].map((eventsPerMonth) => month({ eventsPerMonth, eventsPerRequest: 20 }));
  const totals = months.map(sumOf);
  expect(totals).toEqual(totals.toSorted((a, b) => a - b));
  expect(totals.every(Number.isFinite)).toBe(true);
  for (const lines of months)
    expect(lines.map(({ what }) => what)).toEqual(months[0]?.map(({ what }) => what));
});

test("with nobody there Firehose costs nothing, a stream its hours, containers theirs", () => {
  const idle = (way: Way): number => sumOf(way.month({ eventsPerMonth: 0, eventsPerRequest: 1 }));
  expect(idle(firehoseWay)).toBe(0);
  expect(idle(kinesisWay)).toBeGreaterThan(730 * prices.streamHour.usd);
  expect(idle(kinesisWay)).toBeLessThan(31);
  expect(idle(fargateWay)).toBeCloseTo(
    730 *
      (prices.balancerHour.usd +
        4 * prices.address.usd +
        1 * prices.taskVcpu.usd +
        2 * prices.taskMemory.usd),
  );
});

test("Firehose bills a record in steps of 5 kB: an event alone costs as much as six together", () => {
  expect([0, 1, 5120, 5121, 15_000].map((bytes) => inSteps(bytes, 5120))).toEqual([
    5120, 5120, 5120, 10_240, 15_360,
  ]);
  const alone = lineOf(firehoseWay, 1_000_000, 1, "Firehose: intake");
  expect(alone).toBeCloseTo(5.12 * prices.deliveryIn.usd);
  expect(lineOf(firehoseWay, 1_000_000, 5, "Firehose: intake")).toBeCloseTo(alone / 5);
});

test("an item an event costs a write and the replica's, however many share a request", () => {
  for (const eventsPerRequest of [1, 20]) {
    expect(lineOf(fargateWay, 1_000_000, eventsPerRequest, "DynamoDB: an item an event")).toBeCloseTo(
      prices.tableWrite.usd,
    );
    expect(lineOf(fargateWay, 1_000_000, eventsPerRequest, "DynamoDB: the replica's")).toBeCloseTo(
      prices.tableReplicaWrite.usd,
    );
  }
});

test("the break-even is where the saving begins, and there is none where it never does", () => {
  expect(breakEven((requests) => requests - 12_345, 1e9)).toBeGreaterThanOrEqual(12_345);
  expect(breakEven((requests) => requests - 12_345, 1e9)).toBeLessThan(12_345 * 1.02);
  expect(breakEven(() => -1, 1e9)).toBeUndefined();
});
