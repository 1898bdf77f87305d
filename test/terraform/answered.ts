import { deepStrictEqual, equal } from "node:assert/strict";
import type { UserMetricsRow } from "../../pipeline/query/userMetricsRow";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aReaderKey, presented } from "../fixtures/aKey";
import { functionAt, keysAt, type PrimaryOnMoto } from "./primaryOnMoto";

/**
 * Asks the deployed query, as the API hands calls on: whether it is well, what it can be asked, and for a visitor's figures.
 * Reports are not asked: moto's Athena runs no SQL.
 * @returns what was answered, in a few words
 */
export const answered = async (primary: PrimaryOnMoto): Promise<string> => {
  const query = await functionAt(primary, "aws_lambda_function.query");
  const day = new Date().toISOString().slice(0, 10);
  const { requestContext } = aGatewayEvent();
  const ask = async (path: string, parameters: Readonly<Record<string, string>>, key?: string) => {
    const answer = (await query.invoke(
      aGatewayEvent({
        rawPath: path,
        queryStringParameters: parameters,
        headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
        requestContext: { ...requestContext, http: { ...requestContext.http, method: "GET", path } },
      }),
    )) as { readonly statusCode: number; readonly body: string };
    return { status: answer.statusCode, body: answer.body };
  };
  await keysAt(primary, "aws_dynamodb_table.keys").put(aReaderKey(), "absent");
  const reader = presented(aReaderKey());

  const health = await ask("/v1/health", {});
  equal(health.status, 200, health.body);
  const reports = await ask("/v1/reports", {}, reader);
  equal(reports.status, 200, reports.body);
  equal((await ask("/v1/reports", {})).status, 401);

  const figures = await ask("/v1/users/a-guest/metrics", { from: day, to: day }, reader);
  equal(figures.status, 200, figures.body);
  const { rows } = JSON.parse(figures.body) as { readonly rows: readonly UserMetricsRow[] };
  deepStrictEqual(
    rows.map(({ date, views }) => ({ date, views })),
    [{ date: day, views: 2 }],
  );
  return "health, reports and a visitor's day";
};
