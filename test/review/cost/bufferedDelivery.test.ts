import { packRecordsLimit } from "../../../pipeline/packing/packPlan";
import { packsOf } from "../../../review/cost/bufferedDelivery";
import { inventoryOf } from "../../../review/cost/inventory";
import { estimateOf } from "../../../review/cost/monthlyCost";
import { assumed } from "../../../review/cost/traffic";
import { trafficLines } from "../../../review/cost/trafficCost";
import type { Resource } from "../../../review/resource";
import { resourcesOf } from "../../../review/synthDocument";
import { PrimaryStack } from "../../../stacks/primary";
import { anApp } from "../../stacks/anApp";
import { aConfiguration, configurationOf, synthesized } from "../../stacks/synthesized";

const buffered = resourcesOf(
  synthesized(
    new PrimaryStack(anApp(), configurationOf({ ...aConfiguration, delivery: { mode: "buffered" } })),
  ).document,
);

/** Without the packer's queue it is direct delivery. */
const direct = buffered.filter(
  ({ address }) => !(address.startsWith("aws_lambda_event_source_mapping.") && address.includes("pack")),
);

const monthOf = (
  resources: readonly Resource[],
  requestsPerMonth: number,
  eventsPerRequest: number,
): number =>
  trafficLines(inventoryOf(resources), {
    eventsPerMonth: requestsPerMonth * eventsPerRequest,
    eventsPerRequest,
  }).reduce((sum, { usd }) => sum + usd, 0);

test("of the stacks a packer is told from what counts, and a queue of its own is paid for", () => {
  expect(inventoryOf(direct)).toMatchObject({ packerMemoryGb: undefined, queueFedMemoryGb: [0.5] });
  expect(inventoryOf(buffered)).toMatchObject({ packerMemoryGb: 1, queueFedMemoryGb: [0.5] });
  expect(estimateOf(buffered).lines.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      "SQS: 2 queues that Lambda asks for messages",
      "SQS: the buffer",
      "Lambda: packer",
    ]),
  );
});

test("a packer to which nobody sends, while its queue is drained, changes no price but its queue's", () => {
  const draining = buffered.map((resource) => ({
    ...resource,
    values: JSON.parse(JSON.stringify(resource.values).replaceAll("BATCH_QUEUE", "NO_QUEUE")),
  }));
  expect(inventoryOf(draining)).toMatchObject({ packerMemoryGb: undefined, queueFedMemoryGb: [0.5] });
});

test.each([1, 20])(
  "few requests of %i cost more when they are buffered, many a good deal less",
  (eventsPerRequest) => {
    expect(monthOf(buffered, 10_000, eventsPerRequest)).toBeGreaterThan(
      monthOf(direct, 10_000, eventsPerRequest),
    );
    expect(monthOf(buffered, 10_000_000, eventsPerRequest)).toBeLessThan(
      0.6 * monthOf(direct, 10_000_000, eventsPerRequest),
    );
  },
);

test("nobody's requests make no object, few make one each, and many share what a call or an object holds", () => {
  const packs = (requests: number, eventsPerRequest = 1) =>
    packsOf({ eventsPerMonth: requests * eventsPerRequest, eventsPerRequest });
  expect(packs(0)).toBe(0);
  expect(packs(1000) / 1000).toBeGreaterThan(0.99);
  expect(packs(1e7)).toBeCloseTo(assumed.pollersPerQueue * 730 * 60, -3);
  expect(packs(1e7, 500)).toBe((1e7 * 500) / packRecordsLimit);
  expect(assumed.eventsPerPack).toBe(packRecordsLimit);
});

test("no line of a bill falls below nothing", () => {
  for (const requests of [0, 1, 1000, 1e5, 1e7, 1e9])
    for (const eventsPerRequest of [1, 5, 20, 100, 500])
      expect(
        trafficLines(inventoryOf(buffered), {
          eventsPerMonth: requests * eventsPerRequest,
          eventsPerRequest,
        }).filter(({ usd }) => !(usd >= 0)),
      ).toEqual([]);
});
