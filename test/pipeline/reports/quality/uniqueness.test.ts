import { uniqueness } from "../../../../pipeline/reports/quality/uniqueness";
import { aCustomerRow, anEventRow, anOrderRow, aPaymentRow } from "./aLakeOfRows";
import { answerOf, figuresOf } from "./figuresOf";

const at = "2026-03-02 12:00";
const later = "2026-03-02 13:00";

test("an event_id that its site has twice is told once", async () => {
  const events = [
    anEventRow(at, { event_id: "e" }),
    anEventRow(later, { event_id: "e" }),
    anEventRow(at, { event_id: "e", site_id: "sole" }),
    anEventRow(at),
  ];
  expect(await figuresOf(uniqueness, { events })).toEqual([
    "luna events.event_id uniqueness: 1 of 3 broken, 0.6666666666666666",
    "sole events.event_id uniqueness: 0 of 1 broken, 1",
  ]);
});

test("what repeats an event of an earlier day is told; what will be repeated on a later is not", async () => {
  const events = [
    anEventRow("2026-02-20 12:00", { event_id: "e" }),
    anEventRow(at, { event_id: "e" }),
    anEventRow(later, { event_id: "e" }),
    anEventRow(at, { event_id: "f" }),
    anEventRow("2026-03-03 12:00", { event_id: "f" }),
  ];
  expect(await figuresOf(uniqueness, { events })).toEqual([
    "luna events.event_id uniqueness: 2 of 3 broken, 0.3333333333333333",
  ]);
});

test("two rows of one version of a record are told, two versions are not", async () => {
  const orders = [
    anOrderRow(at, { id: "o" }),
    anOrderRow(later, { id: "o" }),
    anOrderRow(later, { id: "o", total_minor: 2000 }),
    anOrderRow(at, { id: "p" }),
  ];
  expect(await figuresOf(uniqueness, { orders })).toEqual([
    "luna orders.version_at uniqueness: 1 of 4 broken, 0.75",
  ]);
});

test("every dataset has its figures, with the number of different ids beside the versions", async () => {
  const rows = {
    events: [anEventRow(at)],
    orders: [anOrderRow(at, { id: "o" }), anOrderRow(later, { id: "o" })],
    customers: [aCustomerRow(at)],
    payments: [aPaymentRow(at), aPaymentRow(at)],
  };
  expect(
    (await answerOf(uniqueness, rows)).map(({ dataset, checked, failed, reference }) => [
      dataset,
      checked,
      failed,
      reference,
    ]),
  ).toEqual([
    ["customers", 1, 0, 1],
    ["events", 1, 0, 1],
    ["orders", 2, 0, 1],
    ["payments", 2, 0, 2],
  ]);
});

test("a day on which nothing was received has no figures", async () => {
  expect(await figuresOf(uniqueness, { events: [anEventRow("2026-03-01 12:00")] })).toEqual([]);
});
