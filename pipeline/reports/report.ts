import { type Decoded, decode } from "../event/decode";
import type { EpochMs } from "../event/fieldType";
import { shownValue } from "../event/shownValue";
import { type AskedOf, type Parameter, type Parameters, type ValuesOf } from "./parameter";
import type { Row } from "./row";
import type { SqlEngine, SqlParameter } from "./sqlEngine";
import { lakeTables, liveTables, type Table, type Tables } from "./tables";

/** Which of the questions it belongs to. */
export type ReportGroup = "menu" | "clicks" | "commerce" | "now" | "quality" | "operators";

/** A question about the lake and its answer's shape. */
export interface Report<P extends Parameters, A> extends Statement {
  /** In paths and in Athena's list of named queries. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly group: ReportGroup;
  /** What it answers, and by which definition. */
  readonly doc: string;
  readonly parameters: P;
  readonly row: Row<A>;
  /** The same over what was acknowledged a moment ago too; undefined where only the lake is asked. */
  readonly live: Statement | undefined;
  /** Whose rows it depends on. */
  readonly reads: readonly Table[];
}

/** A report of any parameters and rows. */
// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every one
export type AnyReport = Report<any, any>;

/** SQL with values to be bound. */
export interface Statement {
  /** Athena's dialect; values only as `?`. */
  readonly sql: string;
  /** What the `?` stand for, in their order. */
  readonly placeholders: readonly Placeholder[];
}

/** A `?` of a statement. */
export interface Placeholder {
  /** A parameter's name; `sites`, those asked for; or `now`. */
  readonly name: string;
  /** For people who fill it in by hand, as in Athena's console. */
  readonly doc: string;
}

interface ReportSpec<P extends Parameters, A> {
  readonly name: string;
  readonly title: string;
  readonly group: ReportGroup;
  readonly doc: string;
  readonly parameters: P;
  readonly row: Row<A>;
  /** @default false */
  readonly live?: boolean;
  /** The statement over tables. A value is `:name`, of a parameter, `:sites` or `:now`, as often as it is needed. */
  readonly sql: (from: Tables) => string;
}

/** Makes a report of its parts; throws for a statement that names a value which nobody gives. */
export const defineReport = <P extends Parameters, A>(spec: ReportSpec<P, A>): Report<P, A> => {
  const reads = new Set<Table>();
  const noted = Object.fromEntries(
    (Object.keys(lakeTables) as Table[]).map((table) => [table, lakeTables[table]]),
  );
  const noting = new Proxy(noted as Tables, {
    get: (tables, table: Table) => {
      reads.add(table);
      return tables[table];
    },
  });
  const { sql, live = false, ...rest } = spec;
  return {
    ...rest,
    ...statement(spec, sql(noting)),
    live: live ? statement(spec, sql(liveTables)) : undefined,
    reads: [...reads],
  };
};

/** What is bound beside parameters. */
const given: Readonly<Record<string, string>> = {
  sites: "one site, several separated by commas, or NULL for all",
  now: "the time of asking, UTC, as '2026-03-01 18:00:00.000'",
};

const statement = (
  { name, parameters }: { readonly name: string; readonly parameters: Parameters },
  named: string,
): Statement => {
  const placeholders: Placeholder[] = [];
  const sql = named.replaceAll(/(?<![:\w]):([a-z][a-z_]*)/g, (_, placeholder: string) => {
    const doc = parameters[placeholder]?.doc ?? given[placeholder];
    if (doc === undefined) throw new Error(`report ${name}: nobody gives :${placeholder}`);
    placeholders.push({ name: placeholder, doc });
    return "?";
  });
  return { sql, placeholders };
};

/** Reads a query string's parameters; errors name the parameter, the rule and the value. */
export const decodeParameters = <P extends Parameters>(
  { name, parameters }: { readonly name: string; readonly parameters: P },
  asked: Readonly<Record<string, string | undefined>>,
): Decoded<ValuesOf<P>> => {
  const errors: string[] = [];
  const values: Record<string, SqlParameter> = {};
  for (const [key, parameter] of Object.entries(parameters) as [string, Parameter<SqlParameter>][]) {
    const text = asked[key];
    if (text === undefined || text === "") {
      if (parameter.default === undefined) errors.push(`${key}: required. ${parameter.doc}`);
      else values[key] = parameter.default;
      continue;
    }
    const decoded = decode(parameter.codec, text);
    if (decoded.kind === "valid") values[key] = decoded.value;
    else errors.push(...decoded.errors.map((error) => error.replace(/^value: /, `${key}: `)));
  }
  for (const key of Object.keys(asked))
    if (!Object.hasOwn(parameters, key))
      errors.push(
        `${shownValue(key)}: no parameter of ${name}, which has ${Object.keys(parameters).join(", ")}`,
      );
  if (values["from"] != null && values["to"] != null && values["from"] > values["to"])
    errors.push(`to: ${values["to"]} is before from, ${values["from"]}`);
  return errors.length === 0 ? { kind: "valid", value: values as ValuesOf<P> } : { kind: "invalid", errors };
};

/** On whose behalf a report is run, and when. */
export interface Asking {
  /** The sites that who asks may read. @default all */
  readonly sites?: readonly string[];
  /** @default false */
  readonly live?: boolean;
  /** @default the epoch, for reports that do not ask for the time */
  readonly nowMs?: EpochMs;
}

/** A report's statement with its values, in their order. Throws for `live` where the report has no such statement. */
export const bind = <P extends Parameters, A>(
  report: Report<P, A>,
  asked: AskedOf<P>,
  { sites, live = false, nowMs = 0 }: Asking = {},
): { readonly sql: string; readonly values: readonly SqlParameter[] } => {
  const chosen = live ? report.live : report;
  if (chosen === undefined) throw new Error(`report ${report.name}: has no live form`);
  const values: Record<string, SqlParameter | undefined> = {
    ...Object.fromEntries(Object.entries(report.parameters).map(([name, each]) => [name, each.default])),
    ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
    now: new Date(nowMs).toISOString().replace("T", " ").replace("Z", ""),
  };
  values["sites"] = sitesOf(values["site_id"], sites);
  return { sql: chosen.sql, values: chosen.placeholders.map(({ name }) => values[name] ?? null) };
};

/** The sites asked for among those allowed, as text; null for all of all. Nobody's site is the empty one. */
const sitesOf = (asked: SqlParameter | undefined, allowed: readonly string[] | undefined): string | null => {
  if (asked === undefined || asked === null) return allowed?.join(",") ?? null;
  return allowed === undefined || allowed.includes(String(asked)) ? String(asked) : "";
};

/** Decodes an engine's rows. Throws when one is not what the report says: a bug in its SQL. */
export const rowsOf = <P extends Parameters, A>(
  { name, row }: Report<P, A>,
  rows: readonly unknown[],
): readonly A[] =>
  rows.map((each) => {
    const decoded = decode(row.codec, each);
    if (decoded.kind === "valid") return decoded.value;
    throw new Error(`report ${name}: ${decoded.errors.join("; ")}`);
  });

/** Runs a report. Rejects when the engine does, or when a row is not what the report says. */
export const runReport =
  (engine: SqlEngine) =>
  async <P extends Parameters, A>(
    report: Report<P, A>,
    asked: AskedOf<P>,
    asking: Asking = {},
  ): Promise<readonly A[]> => {
    const { sql, values } = bind(report, asked, asking);
    return rowsOf(report, await engine.query(sql, values));
  };
