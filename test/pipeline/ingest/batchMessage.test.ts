import fc from "fast-check";
import { batchMessage, decodeBatchMessage } from "../../../pipeline/ingest/batchMessage";
import { aDeliveredBatch } from "../../fixtures/aDeliveredBatch";

test("batches come out of a message as they went in, whatever their bytes, and the message is plain ASCII", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          set: fc.constantFrom("raw" as const, "rejected" as const),
          body: fc.uint8Array({ minLength: 1, maxLength: 200 }),
          records: fc.integer({ min: 1, max: 500 }),
          name: fc.string(),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      fc.constantFrom("events" as const, "orders" as const),
      (drawn, dataset) => {
        const batches = drawn.map(({ name, ...parts }) => aDeliveredBatch(name, { ...parts, dataset }));
        const message = batchMessage(batches);
        expect(message).toMatch(/^[ -~]+$/);
        const read = decodeBatchMessage(message);
        const plain = (each: (typeof batches)[number]) => ({ ...each, body: [...each.body] });
        expect(read.kind === "valid" && read.value.map(plain)).toEqual(batches.map(plain));
      },
    ),
    { numRuns: 100 },
  );
});

test("a view into a larger buffer takes none of its neighbours along", () => {
  const whole = Buffer.from("before, the lines, after");
  const message = batchMessage([aDeliveredBatch("a", { body: whole.subarray(8, 17) })]);
  const read = decodeBatchMessage(message);
  expect(read.kind === "valid" && Buffer.from(read.value[0]?.body ?? []).toString()).toBe("the lines");
});

const good = JSON.parse(batchMessage([aDeliveredBatch("a")]));
const [batch] = good.batches;

test.each([
  ["no JSON", "anna@acme.example"],
  ["another document", JSON.stringify({ Records: [] })],
  ["an unknown dataset", JSON.stringify({ ...good, dataset: "guests" })],
  ["no time of receipt", JSON.stringify({ ...good, received_at_ms: undefined })],
  ["another set", JSON.stringify({ ...good, batches: [{ ...batch, set: "lake" }] })],
  ["an id that would be a path", JSON.stringify({ ...good, batches: [{ ...batch, id: "../../x" }] })],
  ["lines that are no base64", JSON.stringify({ ...good, batches: [{ ...batch, lines: "anna@acme" }] })],
  ["no records", JSON.stringify({ ...good, batches: [{ ...batch, records: 0 }] })],
  ["more records than a batch has", JSON.stringify({ ...good, batches: [{ ...batch, records: 501 }] })],
])("a message with %s is refused, and not quoted", (_, message) => {
  const read = decodeBatchMessage(message);
  expect(read).toMatchObject({ kind: "invalid" });
  expect(JSON.stringify(read)).not.toContain("anna");
});

test("a message of no batches is a mistake", () => {
  expect(() => batchMessage([])).toThrow("takes a batch, not none");
});
