import { experiments } from "../../../../pipeline/reports/clicks/experiments";
import { runReport } from "../../../../pipeline/reports/report";
import { twoSidedP } from "../../../../pipeline/reports/twoSidedP";
import { anEventsTable, type EventsRow, type EventsTable } from "../../../support/anEventsTable";

const period = { from: "2026-03-01", to: "2026-03-02" };
const noon = Date.parse("2026-03-01T12:00:00Z");

let id = 0;
const event = (anonymous_id: string | undefined, minute: number, more: object = {}): EventsRow =>
  ({
    ...{ event_id: `e${id++}`, occurred_at: noon + minute * 60_000, event_type: "page_view", anonymous_id },
    ...more,
  }) as EventsRow;
const shown = (variant_id: string, experiment_id = "photo-size") => ({ experiment_id, variant_id });
const order = { event_type: "order_placed", order_id: "o" };

/** A variant that was shown to some, of whom some ordered. */
const crowd = (
  variant: string,
  visitors: number,
  converted: number,
  experiment = "photo-size",
): EventsRow[] =>
  Array.from({ length: visitors }, (_, n) => [
    event(`${variant}-${n}`, 1, shown(variant, experiment)),
    ...(n < converted ? [event(`${variant}-${n}`, 2, order)] : []),
  ]).flat();

let table: EventsTable;
beforeAll(async () => {
  table = await anEventsTable();
});
const answer = async (events: readonly EventsRow[], asked: object = {}) => {
  await table.fill(events);
  return runReport(table.engine)(experiments, { ...period, ...asked });
};

/** The two-sided p-value by the series of the error function, which converges for every z. */
const exactP = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2;
  let [term, sum] = [x, x];
  for (let n = 1; n < 400; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return 1 - (2 / Math.sqrt(Math.PI)) * sum;
};

test("twoSidedP(z) is the normal distribution's, to six decimals", async () => {
  for (let z = -4.5; z <= 4.5; z += 0.05) {
    const [row] = await table.engine.query(
      `SELECT ${twoSidedP("z")} AS p FROM (SELECT CAST(? AS double) AS z) AS t`,
      [z],
    );
    expect(Math.abs(Number(row?.["p"]) - exactP(z))).toBeLessThan(2e-7);
  }
  const [row] = await table.engine.query(`SELECT ${twoSidedP("1.959963984540054E0")} AS p`, []);
  expect(row?.["p"]).toBeCloseTo(0.05, 6);
});

test("a variant is held against the control, with lift, score and p-value", async () => {
  const rows = await answer([
    ...crowd("large", 200, 40),
    ...crowd("small", 100, 10),
    ...crowd("xl", 100, 10),
  ]);
  const pooled = 50 / 300;
  const z = (0.1 - 0.2) / Math.sqrt(pooled * (1 - pooled) * (1 / 200 + 1 / 100));
  const control = {
    ...{ experiment_id: "photo-size", variant_id: "large", is_control: true },
    ...{ visitors: 200, converted: 40, conversion: 0.2 },
    ...{ lift: null, z_score: null, p_value: null, is_significant: null },
  };
  const other = {
    ...{ experiment_id: "photo-size", is_control: false, visitors: 100, converted: 10, conversion: 0.1 },
    ...{ lift: -0.5, z_score: expect.closeTo(z, 12), p_value: expect.closeTo(exactP(z), 6) },
    is_significant: true,
  };
  // z is -2.19, p 0.0285
  expect(z).toBeCloseTo(-2.19, 2);
  expect(rows).toEqual([control, { ...other, variant_id: "small" }, { ...other, variant_id: "xl" }]);
});

test("the control is the one asked for where the experiment has it", async () => {
  const events = [
    ...crowd("a", 4, 1),
    ...crowd("b", 4, 2),
    ...crowd("c", 4, 1, "other"),
    ...crowd("d", 4, 1, "other"),
  ];
  const controls = (await answer(events, { control: "b" })).filter(({ is_control }) => is_control);
  expect(controls.map(({ variant_id }) => variant_id)).toEqual(["c", "b"]);
  const [a, b] = await answer(events, { control: "b", experiment_id: "photo-size" });
  expect(a).toMatchObject({ variant_id: "a", lift: -0.5, is_significant: false });
  expect(b).toMatchObject({ variant_id: "b", lift: null });
});

test("nothing is said where nothing can be: nobody ordered, everybody did, or one variant alone", async () => {
  const silent = { z_score: null, p_value: null, is_significant: null };
  const [, none] = await answer([...crowd("a", 3, 0), ...crowd("b", 3, 0)]);
  expect(none).toMatchObject({ ...silent, lift: null });
  const [, everybody] = await answer([...crowd("a", 3, 3), ...crowd("b", 3, 3)]);
  expect(everybody).toMatchObject({ ...silent, lift: 0 });
  expect(await answer(crowd("a", 3, 1))).toMatchObject([{ ...silent, lift: null, is_control: true }]);
  expect(await answer([])).toEqual([]);
});

test("an order counts at or after the first showing, by who the visitor turned out to be", async () => {
  const rows = await answer([
    // ordered before; at the instant; later as a customer; from another browser of the customer
    event("ada", 1, order),
    event("ada", 2, shown("a")),
    event("ben", 2, { ...shown("a"), ...order }),
    event("cleo", 1, shown("a")),
    event("cleo", 3, { ...order, user_id: "uma" }),
    event("dan-phone", 1, shown("a")),
    event("dan-phone", 2, { user_id: "dan" }),
    event(undefined, 3, { ...order, user_id: "dan" }),
    // two variants, the one before and the one after the visitor was known: counts for none
    event("eve", 1, shown("a")),
    event("eve", 2, { ...shown("b"), user_id: "evelyn" }),
    event("fay", 1, shown("b")),
    event("fay", 2, shown("b")),
    // nobody, robots, other days
    event(undefined, 1, shown("b")),
    event("bot", 1, { ...shown("b"), is_robot: true }),
    event("gus", 60 * 48, shown("b")),
    event("hal", 1, { experiment_id: "photo-size" }),
  ]);
  expect(rows.map(({ variant_id, visitors, converted }) => [variant_id, visitors, converted])).toEqual([
    ["a", 4, 3],
    ["b", 1, 0],
  ]);
});
