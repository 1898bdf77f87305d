import { glueColumns } from "../../../modules/lake/glueColumns";

test.each(["string", "int", "bigint", "double", "boolean", "timestamp"] as const)(
  "a column of %s has Hive's type of that name",
  (type) => {
    expect(glueColumns([{ name: "a", type, doc: "What it means." }])).toEqual([
      { name: "a", type, comment: "What it means." },
    ]);
  },
);

test("columns stay in their order, by which Athena knows them; a comment ends where Glue's limit is", () => {
  const columns = ["b", "a"].map((name) => ({ name, type: "int" as const, doc: "x".repeat(256) }));
  expect(glueColumns(columns)).toEqual([
    { name: "b", type: "int", comment: "x".repeat(255) },
    { name: "a", type: "int", comment: "x".repeat(255) },
  ]);
});
