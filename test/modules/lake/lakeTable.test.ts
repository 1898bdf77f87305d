import { LakeTable } from "../../../modules/lake/lakeTable";
import type { Column } from "../../../pipeline/event/dataset";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const aColumn = (name: string, type: Column["type"]): Column => ({
  name,
  type,
  required: false,
  freeForm: false,
  doc: "x".repeat(300),
});

test("each column type has its Glue type, and comments are cut to Glue's 255 characters", () => {
  const stack = aStack();
  const types = ["string", "int", "bigint", "double", "boolean", "timestamp"] as const;
  new LakeTable(stack, "orders_table", {
    database: "acme",
    dataset: { name: "orders", doc: "Orders.", columns: types.map((type) => aColumn(`a_${type}`, type)) },
    lakeBucket: "acme-lake",
    firstDay: "2020-01-01",
  });
  const table = at(synthesized(stack), "aws_glue_catalog_table.orders_table");
  expect(table["storage_descriptor"]).toMatchObject({
    location: "s3://acme-lake/lake/orders/manifest/",
    columns: types.map((type) => ({ name: `a_${type}`, type, comment: "x".repeat(255) })),
  });
  expect(table["parameters"]).toMatchObject({ "projection.dt.range": "2020-01-01,NOW+1DAY" });
});
