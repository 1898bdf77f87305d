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

test("a query sees a day through its manifests, each commit whole, and finds days without being told of them", () => {
  const stack = aStack();
  new LakeTable(stack, "orders_table", {
    database: "acme",
    dataset: { name: "orders", doc: "Orders.", columns: [aColumn("id", "string")] },
    lakeBucket: "acme-lake",
    firstDay: "2020-01-01",
  });
  const parquet = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";
  expect(at(synthesized(stack), "aws_glue_catalog_table.orders_table")).toMatchObject({
    database_name: "acme",
    name: "orders",
    description: "Orders.",
    table_type: "EXTERNAL_TABLE",
    parameters: {
      EXTERNAL: "TRUE",
      "projection.enabled": "true",
      // Terraform reads `$${` as a literal `${`
      "storage.location.template": `s3://acme-lake/lake/orders/manifest/dt=$\${dt}/`,
    },
    partition_keys: [{ name: "dt", type: "string" }],
    storage_descriptor: {
      input_format: "org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat",
      output_format: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
      ser_de_info: { serialization_library: parquet, parameters: { "serialization.format": "1" } },
    },
  });
});
