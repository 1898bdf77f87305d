import { CompactionOrder } from "../../../pipeline/compaction/compactionOrder";
import { decode } from "../../../pipeline/event/decode";

test.each([{}, { hour: "2026-03-01T00" }, { hour: "2024-02-29T23" }])("CompactionOrder takes %j", (order) => {
  expect(decode(CompactionOrder, order)).toEqual({ kind: "valid", value: order });
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

test("CompactionOrder refuses what is no object", () => {
  for (const order of [null, "2026-03-01T18", 7]) expect(decode(CompactionOrder, order).kind).toBe("invalid");
});

test("CompactionOrder refuses a name that it does not know, rather than compact other hours", () => {
  expect(decode(CompactionOrder, { hours: "2026-03-01T18" })).toEqual({
    kind: "invalid",
    errors: ['order: may name an hour, as {"hour": "2026-03-01T18"}, but no hours'],
  });
});
