import { allReports } from "../pipeline/reports/allReports";

/** The reference page of the reports, in Markdown: what each answers, by which definition, and its SQL. */
export const reportsPage = (): string =>
  [
    "# Reports",
    "<!-- generated from pipeline/reports by `npm run docs` -->",
    "Each takes `from` and `to` (UTC dates, both included) and, where asked, one `site_id`; they are bound to the `?` of its SQL in that order. The SQL is Athena's, and runs in DuckDB unchanged.",
    ...allReports.flatMap(({ name, doc, sql }) => [`## ${name}`, doc, `\`\`\`sql${sql}\n\`\`\``]),
    "",
  ].join("\n\n");
