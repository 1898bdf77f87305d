import { RawTable } from "../../../modules/lake/rawTable";
import { type Hour, rawHourPrefix } from "../../../pipeline/raw/rawKey";
import { rawEvents } from "../../../pipeline/raw/rawTables";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const aTable = (visibleDays?: number) => {
  const stack = aStack();
  new RawTable(stack, "raw_table", {
    database: "acme",
    source: rawEvents,
    rawBucket: "acme-raw",
    ...(visibleDays === undefined ? {} : { visibleDays }),
  });
  return at(synthesized(stack), "aws_glue_catalog_table.raw_table");
};

test("it has a column for each member of a line, and what is nested is text", () => {
  expect(aTable()).toMatchObject({
    database_name: "acme",
    name: "raw_events",
    description: rawEvents.doc,
    table_type: "EXTERNAL_TABLE",
  });
  expect(aTable()["storage_descriptor"]).toMatchObject({
    input_format: "org.apache.hadoop.mapred.TextInputFormat",
    output_format: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    location: "s3://acme-raw/raw/events/",
    columns: rawEvents.columns.map(({ name, type, doc }) => ({ name, type, comment: doc })),
  });
  expect(
    rawEvents.columns.filter(({ name }) => ["event", "client"].includes(name)).map(({ type }) => type),
  ).toEqual(["string", "string"]);
});

test("a partition lies where ingest files that hour's objects", () => {
  const { parameters, partition_keys: keys } = aTable() as {
    readonly parameters: Readonly<Record<string, string>>;
    readonly partition_keys: readonly { readonly name: string; readonly type: string }[];
  };
  expect(keys.map(({ name, type }) => `${name} ${type}`)).toEqual(["dt string", "hr string"]);
  // Terraform reads `$${` as a literal `${`
  const template = String(parameters["storage.location.template"]).replaceAll("$$", "$");
  expect(template.replace(`$\{dt}`, "2026-03-01").replace(`$\{hr}`, "07")).toBe(
    `s3://acme-raw/${rawHourPrefix("events", "2026-03-01T07" as Hour)}`,
  );
  expect(parameters).toMatchObject({
    EXTERNAL: "TRUE",
    classification: "json",
    "projection.enabled": "true",
    "projection.dt.type": "date",
    "projection.dt.format": "yyyy-MM-dd",
    "projection.hr.type": "integer",
    "projection.hr.range": "00,23",
    "projection.hr.digits": "2",
  });
});

test("a line or value that cannot be read fails no query, and keys keep their letters' case", () => {
  expect(aTable()["storage_descriptor"]).toMatchObject({
    ser_de_info: {
      serialization_library: "org.openx.data.jsonserde.JsonSerDe",
      parameters: {
        "serialization.format": "1",
        "ignore.malformed.json": "TRUE",
        "use.null.for.invalid.data": "TRUE",
        "case.insensitive": "FALSE",
      },
    },
  });
});

test("queries see the last 31 days, unless told otherwise", () => {
  expect(aTable()["parameters"]).toMatchObject({ "projection.dt.range": "NOW-31DAYS,NOW" });
  expect(aTable(400)["parameters"]).toMatchObject({ "projection.dt.range": "NOW-400DAYS,NOW" });
  for (const days of [0, -1, 1.5, Number.NaN])
    expect(() => aTable(days)).toThrow(`raw_events: visibleDays is ${days}, must be a whole number from 1`);
});
