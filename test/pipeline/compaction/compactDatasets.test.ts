import type { CompactionReport } from "../../../pipeline/compaction/compact";
import { compactDatasets } from "../../../pipeline/compaction/compactDatasets";
import type { UnitsOrder } from "../../../pipeline/compaction/compactionOrder";
import type { DatasetName } from "../../../pipeline/event/datasets";
import type { Hour } from "../../../pipeline/raw/rawKey";

const aReport = (dataset: string, ...failures: CompactionReport["failures"]) =>
  ({ dataset, failures }) as unknown as CompactionReport;

/** A run of which each dataset does as it is told, with what it was asked and what was logged. */
const aRun = (outcomes: Partial<Record<DatasetName, () => Promise<CompactionReport>>> = {}) => {
  const orders: [DatasetName, UnitsOrder][] = [];
  const logged: string[] = [];
  const compactOne = (name: DatasetName) => (order: UnitsOrder) => {
    orders.push([name, order]);
    return outcomes[name]?.() ?? Promise.resolve(aReport(name));
  };
  const run = compactDatasets({
    compact: {
      events: compactOne("events"),
      orders: compactOne("orders"),
      customers: compactOne("customers"),
      payments: compactOne("payments"),
    },
    log: ({ dataset }) => logged.push(dataset),
  });
  return { run, orders, logged };
};

const hour = "2026-03-01T18" as Hour;

test("an order that names no dataset goes to all in turn, without the name", async () => {
  const { run, orders, logged } = aRun();
  const { reports, failures } = await run({ hour, shard: 7 });
  const names = ["events", "orders", "customers", "payments"];
  expect(orders).toEqual(names.map((name) => [name, { hour, shard: 7 }]));
  expect(reports.map(({ dataset }) => dataset)).toEqual(names);
  expect(logged).toEqual(names);
  expect(failures).toEqual([]);
});

test("an order that names a dataset goes to that one alone", async () => {
  const { run, orders } = aRun();
  expect((await run({ dataset: "customers", hour })).reports).toEqual([aReport("customers")]);
  expect(orders).toEqual([["customers", { hour }]]);
});

test("a dataset that fails in some unit, or altogether, hinders no other, and all failures are told by name", async () => {
  const { run, logged } = aRun({
    events: () => Promise.reject(new Error("no clock")),
    orders: async () => aReport("orders", { unit: "2026-03-01T18-s00", error: "is broken" }),
  });
  const { reports, failures } = await run({});
  expect(reports.map(({ dataset }) => dataset)).toEqual(["orders", "customers", "payments"]);
  expect(logged).toEqual(["orders", "customers", "payments"]);
  expect(failures).toEqual(["events: no clock", "orders/2026-03-01T18-s00: is broken"]);
});
