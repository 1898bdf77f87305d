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

test("what a value means is said once, and the order of the places where one comes again", () => {
  const [from, site] = aQuery.placeholders;
  const placeholders = [from, site, site, from].flatMap((place) => place ?? []);
  expect(
    at(
      saved({ ...aQuery, sql: "SELECT ?, ?, ?, ?", placeholders }),
      "aws_athena_named_query.queries_menu_items",
    )["description"],
  ).toBe(
    "Dishes. Parameters, text in single quotes: from (the first day, as '2026-03-01'), site_id (one site, or NULL " +
      "for all). In the order from, 2 × site_id, from.",
  );
});

test("a query that can see the last moments is saved in that form too, under a name of its own", () => {
  const live = { sql: "SELECT ?", placeholders: aQuery.placeholders.slice(0, 1) };
  const result = saved({ ...aQuery, live });
  expect(at(result, "aws_athena_named_query.queries_menu_items")["query"]).toBe("SELECT ?, ?");
  expect(at(result, "aws_athena_named_query.queries_menu_items_live")).toMatchObject({
    name: "menu-items-live",
    description:
      "Dishes. With what came a moment ago. Parameters, text in single quotes: from (the first day, as '2026-03-01').",
    query: "SELECT ?",
  });
});

test("every report and every operators' query fits, and Terraform finds no template of its own in them", () => {
  const queries = [...allReports, ...allOperatorQueries];
  const { resources } = saved(...queries);
  expect(
    Object.values(resources)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(
    queries.flatMap(({ name, live }) => (live === undefined ? [name] : [name, `${name}-live`])).sort(),
  );
  expect(queries.filter(({ doc, sql }) => /[$%]\{/.test(doc + sql))).toEqual([]);
});

test("a query beyond Athena's 256 kB is refused", () => {
  expect(() => saved({ ...aQuery, sql: "x".repeat(262_145) })).toThrow(
    "menu-items: has 262145 bytes, must be at most 262144",
  );
});

test("a description beyond Athena's 1024 characters is refused", () => {
  expect(() => saved({ ...aQuery, doc: "x".repeat(1025), placeholders: [] })).toThrow(
    "menu-items: its description has 1025 characters, must be at most 1024",
  );
});
