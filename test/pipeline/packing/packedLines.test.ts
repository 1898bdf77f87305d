import { gunzipSync, gzipSync } from "node:zlib";
import { linesOf, packedLines } from "../../../pipeline/packing/packedLines";
import { aDeliveredBatch } from "../../fixtures/aDeliveredBatch";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";

test("lines are packed into one gzip, which is smaller than those that they came in", () => {
  const batches = Array.from({ length: 50 }, (_, at) =>
    aDeliveredBatch(`${at}`, { lines: [anEnvelopeLine({ event: anEvent({ event_id: `event-${at}` }) })] }),
  );
  const lines = batches.map(linesOf).filter((each) => each !== "damaged");
  expect(lines).toHaveLength(50);
  const packed = packedLines(lines);
  expect(gunzipSync(packed)).toEqual(Buffer.concat(lines));
  expect(packed.length).toBeLessThan(batches.reduce((sum, { body }) => sum + body.length, 0) / 2);
});

test.each([
  ["that is no gzip", { body: Buffer.from("no gzip") }],
  ["that is cut off", { body: aDeliveredBatch("a").body.slice(0, -9) }],
  ["with fewer lines than it says", { records: 2 }],
  ["with more lines than it says", { lines: ["1", "2"], records: 1 }],
  ["without the end of its last line", { body: gzipSync("1\n2"), records: 1 }],
  ["that is empty", { body: gzipSync(""), records: 1 }],
  ["that inflates to more than any batch", { body: gzipSync(`${"a".repeat(17_000_000)}\n`), records: 1 }],
])("a batch %s is damaged", (_, overrides) => {
  expect(linesOf(aDeliveredBatch("a", overrides))).toBe("damaged");
});
