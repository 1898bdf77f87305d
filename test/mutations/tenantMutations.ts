import type { Mutation } from "./mutation";

const tenants = "test/pipeline/query/query.tenants.test.ts";
const reports = "test/pipeline/query/query.reports.test.ts";
const running = "test/pipeline/query/query.running.test.ts";

/** The guards between sites: whose rows, metrics, pages and queries a key is given. */
export const tenantMutations: readonly Mutation[] = [
  {
    name: "a page's key reads",
    promise: "Sites are kept apart",
    file: "pipeline/query/access.ts",
    find: '  kind === "browser"\n',
    replace: '  kind === "browser" && id === ""\n',
    caughtBy: { file: tenants, title: "browser keys read nothing, server keys their sites" },
  },
  {
    name: "a key of one site reads all",
    promise: "Sites are kept apart",
    file: "pipeline/query/access.ts",
    find: 'sites.includes("*") ? undefined : [',
    replace: "sites.length > 0 ? undefined : [",
    caughtBy: { file: reports, title: "what is bound is what was asked, for the sites of the key" },
  },
  {
    name: "a key may name a site that is not its own",
    promise: "Sites are kept apart",
    file: "pipeline/query/access.ts",
    find: 'typeof site === "string" && !covers(key, [site])',
    replace: 'site === ""',
    caughtBy: { file: tenants, title: "a key of site A that names site B is refused" },
  },
  {
    name: "a site that is asked for is bound, whoever asks",
    promise: "Sites are kept apart",
    file: "pipeline/reports/report.ts",
    find: 'allowed === undefined || allowed.includes(String(asked)) ? String(asked) : ""',
    replace: "String(asked)",
    caughtBy: { file: "test/pipeline/reports/report.test.ts", title: "bind(report, asked, asking) reads " },
  },
  {
    name: "who may read no site reads all",
    promise: "Sites are kept apart",
    file: "pipeline/reports/scope.ts",
    find: "split(CAST(:sites AS varchar)",
    replace: "split(nullif(CAST(:sites AS varchar), '')",
    caughtBy: {
      file: "test/pipeline/reports/scope.test.ts",
      title: "the sites are the one asked for, of those that may be read",
    },
  },
  {
    name: "a live cursor opens the answer to any question",
    promise: "Sites are kept apart",
    file: "pipeline/query/reportReply.ts",
    find: "return answer?.questionId === questionId\n",
    replace: 'return answer !== undefined && questionId !== ""\n',
    caughtBy: { file: reports, title: "a cursor of another question, of another answer" },
  },
  {
    name: "a cursor of another's answer goes on in one's own",
    promise: "Sites are kept apart",
    file: "pipeline/query/reportReply.ts",
    find: "cursor !== undefined && cursor.answerId !== question.answerId",
    replace: 'cursor !== undefined && cursor.answerId === ""',
    caughtBy: { file: tenants, title: "neither B's cursor, nor B's kept answer, nor its tag" },
  },
  {
    name: "whoever knows the id of a query gets its answer",
    promise: "Sites are kept apart",
    file: "pipeline/query/queryReply.ts",
    find: "|| !covers(key, pending.sites ?? undefined)",
    replace: "",
    caughtBy: { file: running, title: "a query's answer goes to keys that may read all its sites" },
  },
  {
    name: "a query over all sites that still runs is of none",
    promise: "Sites are kept apart",
    file: "pipeline/query/question.ts",
    find: '? [values["site_id"]] : sites;',
    replace: '? [values["site_id"]] : (sites ?? []);',
    caughtBy: { file: running, title: "a query's answer goes to keys that may read all its sites" },
  },
  {
    name: "keys of other sites share one kept answer",
    promise: "Sites are kept apart",
    file: "pipeline/query/question.ts",
    find: "row.columns, sql, bound, ",
    replace: "row.columns, sql, values, ",
    caughtBy: {
      file: "test/pipeline/query/query.cache.test.ts",
      title: "keys of other sites have answers of their own",
    },
  },
  {
    name: "a user's metrics of all sites are told to a key of one",
    promise: "Sites are kept apart",
    file: "pipeline/query/userMetricsReply.ts",
    find: "site === null ? covers(key, [each]) : each === site",
    replace: "site === null || each === site",
    caughtBy: { file: tenants, title: "of a user of both sites a key of site A is told what was done at A" },
  },
  {
    name: "a user's metrics of another site may be asked for by its name",
    promise: "Sites are kept apart",
    file: "pipeline/query/userMetricsReply.ts",
    find: "const refusal = refusalOfSite(key, site);",
    replace: "const refusal = refusalOfSite(key, null);",
    caughtBy: { file: tenants, title: "of a user of both sites a key of site A is told what was done at A" },
  },
];
