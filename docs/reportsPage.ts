import { markdownTable } from "../pipeline/event/reference";
import { allReports } from "../pipeline/reports/allReports";
import { filledStatement } from "../pipeline/reports/filledStatement";
import type { Parameter, Parameters } from "../pipeline/reports/parameter";
import type { AnyReport, ReportGroup, Statement } from "../pipeline/reports/report";
import { scope } from "../pipeline/reports/scope";
import type { SqlParameter } from "../pipeline/reports/sqlEngine";

const groups: Readonly<Partial<Record<ReportGroup, string>>> = {
  menu: "Menu",
  clicks: "Clicks",
  commerce: "Commerce",
  now: "Right now",
  quality: "Data quality",
};

/** The reference page of the reports, in Markdown: what each answers, by which definition, and its SQL. */
export const reportsPage = (): string =>
  [
    "# Reports",
    "<!-- generated from pipeline/reports by `npm run docs` -->",
    "What Footfall answers. Each report is one file of `pipeline/reports`; its SQL is Athena's, and runs in DuckDB unchanged. A report marked live also answers over what was acknowledged a moment ago, with `live=true`. Shares are from 0 to 1; amounts of money are whole numbers of the currency's minor unit.",
    "Every report takes these parameters, and those of its own; those of what is going on right now take of these `site_id` alone:",
    parameterTable(scope),
    "In the SQL below `:name` stands for a parameter's value, `:sites` for the sites that may be read (of those asked for), `:now` for the time of asking. Values are never written into the text: each `:name` is a `?` in the statement that runs, and its value is bound.",
    contents(),
    ...Object.entries(groups).flatMap(([group, title]) => [`## ${title}`, ...of(group).flatMap(section)]),
    "",
  ].join("\n\n");

const of = (group: string): readonly AnyReport[] => allReports.filter((report) => report.group === group);

const contents = (): string =>
  Object.entries(groups)
    .map(
      ([group, title]) =>
        `- ${title}: ${of(group)
          .map(({ name }) => `[${name}](#${name})`)
          .join(", ")}`,
    )
    .join("\n");

const section = (report: AnyReport): readonly string[] => {
  const own = Object.entries(report.parameters as Parameters).filter(
    ([name, parameter]) => !Object.entries(scope).some(([key, each]) => key === name && each === parameter),
  );
  return [
    `### ${report.name}`,
    `**${report.title}**${report.live === undefined ? "" : " · live"}`,
    report.doc,
    ...(own.length === 0 ? [] : [parameterTable(Object.fromEntries(own))]),
    markdownTable(
      ["column", "type", "meaning"],
      report.row.columns.map(({ name, schema, doc }) => [`\`${name}\``, typeOf(schema), doc]),
    ),
    `\`\`\`sql\n${named(report).trim()}\n\`\`\``,
  ];
};

const parameterTable = (parameters: Parameters): string =>
  markdownTable(
    ["parameter", "default", "meaning", "rule", "example"],
    Object.entries(parameters).map(([name, parameter]) => [
      `\`${name}\``,
      defaultOf(parameter),
      parameter.doc,
      parameter.codec.name,
      `\`${parameter.example}\``,
    ]),
  );

const defaultOf = ({ default: value }: Parameter<SqlParameter>): string => {
  if (value === undefined) return "required";
  return value === null ? "none" : `\`${value}\``;
};

const typeOf = ({ type, format }: AnyReport["row"]["columns"][number]["schema"]): string => {
  const types = [type].flat();
  const word = format === "date-time" ? "time" : types[0];
  return types.includes("null") ? `${word} or null` : String(word);
};

/** A statement with the names of its values. */
const named = ({ sql, placeholders }: Statement): string => {
  return filledStatement(sql, (place) => `:${placeholders[place]?.name}`);
};
