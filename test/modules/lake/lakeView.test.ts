import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { LakeView } from "../../../modules/lake/lakeView";
import type { View } from "../../../pipeline/reports/views/view";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const types = ["string", "int", "bigint", "double", "boolean", "timestamp"] as const;

const aView: View = {
  name: "sessions",
  doc: "Sessions.",
  columns: types.map((type) => ({ name: `a_${type}`, type, doc: "x".repeat(300) })),
  sql: "SELECT 'è' AS a_string\nFROM events",
};

const aTable = () => {
  const stack = aStack();
  const database = new GlueCatalogDatabase(stack, "database", { name: "acme" });
  new LakeView(stack, "sessions_view", { database: "acme", view: aView, dependsOn: [database] });
  return at(synthesized(stack), "aws_glue_catalog_table.sessions_view");
};

test("Athena decodes from its text the statement, where its tables are, and its columns in Trino's types", () => {
  const text = String(aTable()["view_original_text"]);
  const [, base64 = ""] = /^\/\* Presto View: ([A-Za-z0-9+/=]+) \*\/$/.exec(text) ?? [];
  expect(JSON.parse(Buffer.from(base64, "base64").toString("utf8"))).toEqual({
    originalSql: aView.sql,
    catalog: "awsdatacatalog",
    schema: "acme",
    columns: [
      { name: "a_string", type: "varchar" },
      { name: "a_int", type: "integer" },
      { name: "a_bigint", type: "bigint" },
      { name: "a_double", type: "double" },
      { name: "a_boolean", type: "boolean" },
      { name: "a_timestamp", type: "timestamp(3)" },
    ],
  });
});

test("it is a table as Athena itself makes one of a view", () => {
  expect(aTable()).toMatchObject({
    database_name: "acme",
    name: "sessions",
    description: "Sessions.",
    table_type: "VIRTUAL_VIEW",
    parameters: { presto_view: "true", comment: "Presto View" },
    view_expanded_text: "/* Presto View */",
    storage_descriptor: {
      ser_de_info: { name: "-", serialization_library: "-" },
      columns: types.map((type) => ({ name: `a_${type}`, type, comment: "x".repeat(255) })),
    },
    depends_on: ["aws_glue_catalog_database.database"],
  });
});

test("a database by reference is refused: the reference would be encoded, not the name", () => {
  const stack = aStack();
  const database = new GlueCatalogDatabase(stack, "database", { name: "acme" });
  expect(() => new LakeView(stack, "view", { database: database.name, view: aView, dependsOn: [] })).toThrow(
    "sessions: database is a reference, must be the name itself",
  );
});
