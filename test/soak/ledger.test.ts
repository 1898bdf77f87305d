import { ledger } from "./ledger";
import type { SentEvent } from "./sentEvent";
import type { Batch } from "./traffic";

const anEvent = (id: string): SentEvent => ({ event_id: id, site_id: "luna", event_type: "page_view" });

const aBatch = (...isGood: readonly boolean[]): Batch => ({
  key: "server",
  isGzip: false,
  body: new Uint8Array(0),
  events: isGood.map((each, at) => ({ event: anEvent(`e-${at}`), isGood: each })),
});

const anAnswer = (accepted: number, ...rejected: readonly number[]): string =>
  JSON.stringify({ accepted, rejected: rejected.map((index) => ({ index })) });

test("what is acknowledged and what is refused is written down", () => {
  const book = ledger();
  book.answered(aBatch(true, false), 202, anAnswer(1, 1));
  book.answered(aBatch(false), 400, anAnswer(0, 0));
  book.reported(200, "1 234 events from 2026-03-01 to 2026-03-01\n", 100);
  expect([...book.acknowledged.keys()]).toEqual(["luna e-0"]);
  expect([...book.refused]).toEqual(["luna e-1", "luna e-0"]);
  expect(book.violations).toEqual([]);
});

test.each([
  ["a failure", aBatch(true), 503, "{}"],
  ["a good event rejected", aBatch(true, true), 202, anAnswer(1, 1)],
  ["a bad event accepted", aBatch(true, false), 202, anAnswer(2)],
  ["nothing acceptable, and accepted all the same", aBatch(false), 202, anAnswer(0, 0)],
  ["no JSON", aBatch(true), 202, "accepted"],
])("%s is a violation", (_, batch, status, text) => {
  const book = ledger();
  book.answered(batch, status, text);
  expect(book.violations).toHaveLength(1);
});

test("a report that fails is a violation", () => {
  const book = ledger();
  book.reported(500, '{"message":"Internal Server Error"}', 100);
  book.reported(200, "", 100);
  expect(book.violations).toHaveLength(2);
});
