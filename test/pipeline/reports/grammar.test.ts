import { join } from "node:path";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { statementText } from "../../../pipeline/query/statementText";
import { allReports } from "../../../pipeline/reports/allReports";
import { scrollDepth } from "../../../pipeline/reports/menu/scrollDepth";
import { allOperatorQueries } from "../../../pipeline/reports/operators/allOperatorQueries";
import { allViews } from "../../../pipeline/reports/views/allViews";

interface TrinoGrammar {
  validate(sql: string): readonly { readonly startLine: number; readonly message: string }[];
}

/** The parser is published as ES modules without file endings, which only a bundler resolves. */
const loadGrammar = (): TrinoGrammar => {
  const parser = join(require.resolve("dt-sql-parser/package.json"), "../dist/parser/trino/index.js");
  const { outputFiles } = buildSync({
    entryPoints: [parser],
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
  });
  const module = { exports: {} as { TrinoSQL: new () => TrinoGrammar } };
  new Function("module", "exports", "require", outputFiles[0]?.text ?? "")(module, module.exports, require);
  return new module.exports.TrinoSQL();
};

const grammar = loadGrammar();

const reports = [...allReports, ...allOperatorQueries];
const statements = [...reports, ...allViews];

test.each(statements.map(({ name, sql }): [string, string] => [name, sql]))(
  "the SQL of %s is Trino's, which Athena speaks",
  (_, sql) => {
    expect(grammar.validate(sql)).toEqual([]);
  },
);

test.each(
  reports.flatMap(({ name, sql, live }): [string, string, string][] =>
    live === undefined ? [] : [[name, sql, live.sql]],
  ),
)("the live form of %s is the same but for its tables, so it is Trino's, too", (_, sql, live) => {
  expect(live).toMatch(/_live\b/);
  expect(live.replaceAll(/\bevents_live\b/g, "events").replaceAll(/_live\b/g, "_latest")).toBe(sql);
});

test("with its values written out a statement is Trino's still, whatever a text holds", () => {
  const units = ["'", '"', "?", "\\", ";", "--", "/*", "*/", "\n", "\r", "\u2028", "è", "🍣"];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 20 }), (text) => {
      const values = {
        from: "2026-03-01",
        to: "2026-03-02",
        time_zone: "UTC",
        site_id: null,
        page_path: text,
      };
      const asked = { report: scrollDepth, values, sites: undefined, live: false, askedAtMs: 0 };
      expect(grammar.validate(statementText(asked))).toEqual([]);
    }),
    { numRuns: 5, examples: [["'; DROP TABLE events; --\n' OR '1' = '1"], ["*/ ? /* \\'"]] },
  );
});

test("the grammar refuses what only DuckDB understands", () => {
  expect(grammar.validate("SELECT * EXCLUDE (a) FROM events")).not.toEqual([]);
  expect(grammar.validate("FROM events")).not.toEqual([]);
});

test("report names are unique, and made for paths", () => {
  const names = [...allReports, ...allOperatorQueries].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
});
