import type { Construct } from "constructs";
import type { HttpApi } from "../modules/edge/httpApi";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { NodeFunction } from "../modules/functions/nodeFunction";
import { QueryEnvironment } from "../pipeline/query/queryEnvironment";
import { admissionEnvironment, grantAdmission } from "./admission";
import type { Catalog } from "./catalog";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";
import type { Tables } from "./tables";

/** What can be asked; a `{…}` is one part of a path. */
const routes = {
  reports: "/v1/reports",
  report: "/v1/reports/{name}",
  queries: "/v1/queries/{id}",
  user_metrics: "/v1/users/{id}/metrics",
  health: "/v1/health",
  openapi: "/openapi.json",
} as const;

/** Answers over HTTP: reports from the lake, kept for who asks the same again, and a visitor's figures. */
export const answering = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations }: Ground,
  { lake, raw, reports }: PrimaryBuckets,
  tables: Tables,
  catalog: Catalog,
  api: HttpApi,
): NodeFunction => {
  const query = new NodeFunction(stack, "query", {
    ...place,
    names,
    key: operations.arn,
    logRetentionDays: configuration.logRetentionDays,
    handler: "query",
    description: "Answers questions: reports over the lake, and a visitor's figures.",
    environment: functionEnvironment(QueryEnvironment, {
      LAKE_STORE: { kind: "s3", bucket: names.lakeBucket },
      RESULTS_STORE: { kind: "s3", bucket: names.reportsBucket },
      SQL_ENGINE: catalog.engine,
      METRICS_TABLE: tables.metrics.name,
      ...admissionEnvironment(tables),
    }),
    size: configuration.query,
    // API Gateway waits for 30
    timeoutSeconds: 29,
  });
  grantAdmission(query, tables);
  tables.metrics.grantQuery(query.role);
  lake.grantRead(query.role, "lake/", { mayMiss: true });
  raw.grantRead(query.role, "raw/", { mayMiss: true });
  reports.grantRead(query.role, "answers/", { mayMiss: true });
  reports.grantPut(query.role, "answers/");
  catalog.grantQueries(query.role);
  for (const [id, path] of Object.entries(routes))
    api.route(id, "GET", path, query, configuration.throttle.query);
  return query;
};
