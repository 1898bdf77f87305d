import { CompactionOrder } from "../../../pipeline/compaction/compactionOrder";
import { decode } from "../../../pipeline/event/decode";

test.each([
  [{}, {}],
  [{ hour: "2026-03-01T00" }, { hour: "2026-03-01T00" }],
  [
    { hour: "2024-02-29T23", shard: "07" },
    { hour: "2024-02-29T23", shard: 7 },
  ],
  [{ shard: "00" }, { shard: 0 }],
  [{ shard: "63" }, { shard: 63 }],
  [
    { dataset: "orders", hour: "2026-03-01T00" },
    { dataset: "orders", hour: "2026-03-01T00" },
  ],
])("CompactionOrder takes %j", (order, value) => {
  expect(decode(CompactionOrder, order)).toEqual({ kind: "valid", value });
  expect(CompactionOrder.encode(value as CompactionOrder)).toEqual(order);
});

test.each(["2026-03-01T24", "2026-02-30T10", "2026-03-01", "2026-03-01T18:00", " 2026-03-01T18", 18, null])(
  "CompactionOrder refuses the hour %j and says what an hour looks like",
  (hour) => {
    expect(decode(CompactionOrder, { hour })).toEqual({
      kind: "invalid",
      errors: [`hour: must be a UTC hour as 2026-03-01T18, not ${JSON.stringify(hour)}`],
    });
  },
);

test.each(["64", "7", "007", "-1", " 07", "", 7, null])(
  "CompactionOrder refuses the shard %j and says which there are",
  (shard) => {
    expect(decode(CompactionOrder, { shard })).toEqual({
      kind: "invalid",
      errors: [`shard: must be a shard as its keys say it, "00" to "63", not ${JSON.stringify(shard)}`],
    });
  },
);

test.each(["order", "Orders", "", 7, null])(
  "CompactionOrder refuses the dataset %j and says which there are",
  (dataset) => {
    expect(decode(CompactionOrder, { dataset })).toEqual({
      kind: "invalid",
      errors: [`dataset: must be events, orders, customers or payments, not ${JSON.stringify(dataset)}`],
    });
  },
);

test("CompactionOrder refuses what is no object", () => {
  for (const order of [null, "2026-03-01T18", 7]) expect(decode(CompactionOrder, order).kind).toBe("invalid");
});

test("CompactionOrder refuses a name that it does not know, rather than compact other hours", () => {
  for (const name of ["hours", "shards"])
    expect(decode(CompactionOrder, { [name]: "07" })).toEqual({
      kind: "invalid",
      errors: [
        `order: may name a dataset, an hour and a shard, as {"dataset": "orders", "hour": "2026-03-01T18", "shard": "07"}, but no ${name}`,
      ],
    });
});
