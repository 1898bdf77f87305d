import * as t from "io-ts";

/** Where SQL runs: a workgroup and database of Athena, or DuckDB over folders. */
export type SqlEngineUri =
  | { readonly kind: "athena"; readonly workgroup: string; readonly database: string }
  | { readonly kind: "duckdb"; readonly rawFolder: string; readonly lakeFolder: string };

const rule = "athena:WORKGROUP/DATABASE, or duckdb:RAW_FOLDER|LAKE_FOLDER with absolute paths";

/** As environment variables name it. */
export const SqlEngineUri: t.Type<SqlEngineUri, string, unknown> = new t.Type<SqlEngineUri, string, unknown>(
  rule,
  (u): u is SqlEngineUri => typeof u === "object" && u !== null && "kind" in u,
  (u, context) => {
    const uri = typeof u === "string" ? parsed(u) : undefined;
    return uri === undefined ? t.failure(u, context, rule) : t.success(uri);
  },
  (uri) =>
    uri.kind === "athena"
      ? `athena:${uri.workgroup}/${uri.database}`
      : `duckdb:${uri.rawFolder}|${uri.lakeFolder}`,
);

const parsed = (text: string): SqlEngineUri | undefined => {
  const [, workgroup, database] = /^athena:([\w.-]{1,128})\/([\w-]{1,128})$/.exec(text) ?? [];
  if (workgroup !== undefined && database !== undefined) return { kind: "athena", workgroup, database };
  const [, rawFolder, lakeFolder] = /^duckdb:(\/[^|]*)\|(\/[^|]*)$/.exec(text) ?? [];
  return rawFolder === undefined || lakeFolder === undefined
    ? undefined
    : { kind: "duckdb", rawFolder, lakeFolder };
};
