import { allDatasets } from "../../../../pipeline/commerce/allDatasets";
import { events } from "../../../../pipeline/event/events";
import type { ColumnType } from "../../../../pipeline/event/fieldType";
import { rawTables } from "../../../../pipeline/raw/rawTables";
import { duckdbSqlEngine } from "../../../../pipeline/reports/sqlEngine.duckdb";
import { allViews } from "../../../../pipeline/reports/views/allViews";

const duckdbTypes: Readonly<Record<ColumnType, string>> = {
  string: "VARCHAR",
  int: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP",
};

const views = allViews.map((view) => [view.name, view] as const);

test.each(views)(
  "%s gives the columns that it says, of the types that it says",
  async (_, { name, columns }) => {
    const engine = await duckdbSqlEngine({ lakeFiles: {} });
    const described = await engine.query(`DESCRIBE SELECT * FROM ${name}`, []);
    expect(described.map(({ column_name, column_type }) => [column_name, column_type])).toEqual(
      columns.map((column) => [column.name, duckdbTypes[column.type]]),
    );
  },
);

test.each(views)("%s says what it is and what each column is, and takes no parameter", (_, view) => {
  expect(view.name).toMatch(/^[a-z][a-z_]*$/);
  for (const { doc } of [view, ...view.columns]) expect(doc).toMatch(/\S\.$/);
  expect(view.sql.replaceAll(/'[^']*'/g, "''")).not.toMatch(/\?|undefined|\[object/);
});

test("events_as_received begins with the columns of events and their partition, so that the two can be united", () => {
  const asReceived = allViews.find(({ name }) => name === "events_as_received");
  expect(asReceived?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    ...events.columns.map(({ name, type }) => `${name} ${type}`),
    "dt string",
    "received_dt string",
    "received_hr string",
  ]);
});

test("no view has the name of a table or of another view", () => {
  const names = [
    ...allDatasets.map(({ name }) => name),
    ...rawTables.map(({ name }) => name),
    ...allViews.map(({ name }) => name),
  ];
  expect(new Set(names).size).toBe(names.length);
});
