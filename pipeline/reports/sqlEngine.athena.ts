import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  GetWorkGroupCommand,
  type QueryExecutionStatus,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { nameOf } from "../event/nameOf";
import { athenaLiteral, longestAthenaLiteral } from "./athenaLiteral";
import { athenaValue } from "./athenaValue";
import type { QueryFailure, QueryResult, QueryRunner, QueryState } from "./queryRunner";

export interface AthenaQueryRunnerOptions {
  readonly client: Pick<AthenaClient, "send">;
  /** It says where results go, and how much a query may read. */
  readonly workgroup: string;
  readonly database: string;
  /** A result of more rows is a failure. @default 100,000 */
  readonly limitRows?: number;
}

/** Queries in a workgroup of Athena. A token runs once; Athena remembers it together with all that was asked. */
export const athenaQueryRunner = ({
  client,
  workgroup,
  database,
  limitRows = 100_000,
}: AthenaQueryRunnerOptions): QueryRunner => ({
  start: async ({ sql, parameters, token }) => {
    const literals = parameters.map(athenaLiteral);
    if (literals.some((literal) => literal.length > longestAthenaLiteral))
      return { kind: "failed", failure: { reason: "value_too_long" } };
    try {
      const { QueryExecutionId: executionId } = await client.send(
        new StartQueryExecutionCommand({
          QueryString: sql,
          // Athena refuses an empty list
          ...(literals.length === 0 ? {} : { ExecutionParameters: literals }),
          ClientRequestToken: token,
          QueryExecutionContext: { Database: database },
          WorkGroup: workgroup,
        }),
      );
      if (executionId === undefined) throw new Error("Athena answered without the query's id");
      return { kind: "started", executionId };
    } catch (error) {
      return { kind: "failed", failure: failureOf(error) };
    }
  },

  look: async (executionId) => {
    try {
      const { QueryExecution: execution } = await client.send(
        new GetQueryExecutionCommand({ QueryExecutionId: executionId }),
      );
      const status = execution?.Status;
      if (status?.State === "QUEUED" || status?.State === "RUNNING") return { kind: "running" };
      const scannedBytes = execution?.Statistics?.DataScannedInBytes ?? 0;
      if (status?.State === "SUCCEEDED")
        return await resultOf({ client, limitRows }, executionId, scannedBytes);
      const failure = failureIn(status);
      return {
        kind: "failed",
        failure: failure.reason === "too_expensive" ? await withLimit(client, workgroup) : failure,
      };
    } catch (error) {
      const failure = failureOf(error);
      // the query itself goes on
      return failure.reason === "busy" ? { kind: "running" } : { kind: "failed", failure };
    }
  },
});

/** A workgroup and database by their names, with the region and credentials of the environment. */
export const athenaQueryRunnerOf = (workgroup: string, database: string): QueryRunner =>
  athenaQueryRunner({
    client: new AthenaClient({
      retryMode: "standard",
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    }),
    workgroup,
    database,
  });

/** A page of results: the most that Athena gives. */
const pageRows = 1_000;

const resultOf = async (
  { client, limitRows }: Required<Pick<AthenaQueryRunnerOptions, "client" | "limitRows">>,
  executionId: string,
  scannedBytes: number,
): Promise<QueryState> => {
  const rows: QueryResult["rows"][number][] = [];
  let token: string | undefined;
  let isFirstPage = true;
  do {
    const page = await client.send(
      new GetQueryResultsCommand({
        QueryExecutionId: executionId,
        MaxResults: pageRows,
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    const columns = page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
    // the first row of the first page of a SELECT is its columns' names
    for (const { Data: cells = [] } of (page.ResultSet?.Rows ?? []).slice(isFirstPage ? 1 : 0))
      rows.push(
        Object.fromEntries(
          columns.map(({ Name: name = "", Type: type = "" }, i) => [
            name,
            athenaValue(type, cells[i]?.VarCharValue),
          ]),
        ),
      );
    if (rows.length > limitRows) return { kind: "failed", failure: { reason: "too_many_rows", limitRows } };
    isFirstPage = false;
    token = page.NextToken;
  } while (token !== undefined);
  return { kind: "done", rows, scannedBytes };
};

/** Why a query ended without rows; what Athena says of it may quote the query, and stays here. */
const failureIn = (status: QueryExecutionStatus | undefined): QueryFailure => {
  const reason = `${status?.StateChangeReason ?? ""} ${status?.AthenaError?.ErrorMessage ?? ""}`;
  if (/bytes scanned limit/i.test(reason)) return { reason: "too_expensive" };
  if (/exhausted resources|query timeout|exceeded .*(memory|time) limit/i.test(reason))
    return { reason: "too_heavy" };
  if (/TooManyRequests|Rate exceeded|SlowDown/i.test(reason)) return { reason: "busy" };
  const { ErrorCategory: category, ErrorType: type } = status?.AthenaError ?? {};
  return {
    reason: "failed",
    error: [status?.State ?? "no state", category, type].filter((part) => part !== undefined).join(" "),
  };
};

const failureOf = (error: unknown): QueryFailure => {
  const name = nameOf(error);
  if (name === "TooManyRequestsException" || name === "ThrottlingException") return { reason: "busy" };
  if (name === "InvalidRequestException" && /not found|was not found/i.test((error as Error).message))
    return { reason: "unknown" };
  return { reason: "failed", error: name };
};

/** The workgroup tells its limit, where its users may ask. */
const withLimit = async (
  client: AthenaQueryRunnerOptions["client"],
  workgroup: string,
): Promise<QueryFailure> => {
  try {
    const { WorkGroup } = await client.send(new GetWorkGroupCommand({ WorkGroup: workgroup }));
    const limitBytes = WorkGroup?.Configuration?.BytesScannedCutoffPerQuery;
    return { reason: "too_expensive", ...(limitBytes === undefined ? {} : { limitBytes }) };
  } catch {
    return { reason: "too_expensive" };
  }
};
