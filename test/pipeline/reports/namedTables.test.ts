import { namedTables } from "../../../pipeline/reports/namedTables";

const views = [
  { name: "events_live", sql: "SELECT * FROM events UNION ALL SELECT * FROM raw_events" },
  { name: "orders_latest", sql: "SELECT * FROM orders" },
  { name: "visits", sql: "SELECT * FROM events_live JOIN customers ON true" },
];
const namedBy = namedTables(["events", "raw_events", "orders", "customers"], views);

const names = (sql: string): readonly string[] => {
  const { tables, views: found } = namedBy(sql);
  return [...tables, ...found.map(({ name }) => name)];
};

test.each([
  ["SELECT * FROM events", ["events"]],
  ["SELECT * FROM EVENTS WHERE dt = ?", ["events"]],
  ["SELECT * FROM events_live", ["events", "raw_events", "events_live"]],
  ["SELECT * FROM visits", ["events", "raw_events", "customers", "events_live", "visits"]],
  ["SELECT * FROM orders_latest, events", ["events", "orders", "orders_latest"]],
  ["SELECT 1", []],
  ["SELECT eventsx, my_events FROM nowhere", []],
  // a column's name costs time, and does no harm
  ["SELECT count(*) AS orders FROM events", ["events", "orders"]],
])("%s names %j", (sql, expected) => {
  expect(names(sql)).toEqual(expected);
});
