import { NamedQueries, type QuerySource } from "../../../modules/lake/namedQueries";
import { allReports } from "../../../pipeline/reports/allReports";
import { allOperatorQueries } from "../../../pipeline/reports/operators/allOperatorQueries";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const aQuery: QuerySource = {
  name: "menu-items",
  doc: "Dishes.",
  sql: "\nSELECT ?, ?",
  placeholders: [
    { name: "from", doc: "the first day, as '2026-03-01'" },
    { name: "site_id", doc: "one site, or NULL for all" },
  ],
};

const saved = (...queries: readonly QuerySource[]) => {
  const stack = aStack();
  new NamedQueries(stack, "queries", { database: "acme", workgroup: "acme-reports", queries });
  return synthesized(stack);
};

test("a query is saved under its name, with its text and its parameters in their order", () => {
  expect(at(saved(aQuery), "aws_athena_named_query.queries_menu_items")).toEqual({
    name: "menu-items",
    description:
      "Dishes. Parameters, text in single quotes: from (the first day, as '2026-03-01'), site_id (one site, or NULL for all).",
    database: "acme",
    workgroup: "acme-reports",
    query: "SELECT ?, ?",
  });
  expect(
    at(saved({ ...aQuery, placeholders: [] }), "aws_athena_named_query.queries_menu_items"),
  ).toMatchObject({
    description: "Dishes.",
  });
});

test("every report and every operators' query fits, and Terraform finds no template of its own in them", () => {
  const queries = [...allReports, ...allOperatorQueries];
  const { resources } = saved(...queries);
  expect(
    Object.values(resources)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(queries.map(({ name }) => name).sort());
  expect(queries.filter(({ doc, sql }) => /[$%]\{/.test(doc + sql))).toEqual([]);
});

test("a description beyond Athena's 1024 characters is refused", () => {
  expect(() => saved({ ...aQuery, doc: "x".repeat(1025), placeholders: [] })).toThrow(
    "menu-items: its description has 1025 characters, must be at most 1024",
  );
});
