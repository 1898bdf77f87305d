import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import type { Construct } from "constructs";
import type { ServiceRole } from "../modules/ground/serviceRole";
import { AnalystPolicy } from "../modules/lake/analystPolicy";
import { grantQueries } from "../modules/lake/grantQueries";
import { LakeTable } from "../modules/lake/lakeTable";
import { LakeView } from "../modules/lake/lakeView";
import { NamedQueries } from "../modules/lake/namedQueries";
import { QueryWorkgroup } from "../modules/lake/queryWorkgroup";
import { RawTable } from "../modules/lake/rawTable";
import { allDatasets } from "../pipeline/commerce/allDatasets";
import { rawTables } from "../pipeline/raw/rawTables";
import { allReports } from "../pipeline/reports/allReports";
import { allOperatorQueries } from "../pipeline/reports/operators/allOperatorQueries";
import type { SqlEngineUri } from "../pipeline/reports/sqlEngineUri";
import { allViews } from "../pipeline/reports/views/allViews";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** Where questions are asked. */
export interface Catalog {
  readonly workgroup: string;
  /** By which functions are told of it. */
  readonly engine: SqlEngineUri;
  readonly analysts: AnalystPolicy;
  /** Lets a role query, and fetch results; what tables read is granted by their buckets. */
  grantQueries(role: ServiceRole): void;
}

/** Tables, views, saved queries, a workgroup, and a policy for people who ask. */
export const catalog = (
  stack: Construct,
  configuration: Configuration,
  { place, names, data }: Ground,
  { results }: PrimaryBuckets,
): Catalog => {
  const database = new GlueCatalogDatabase(stack, "database", {
    name: names.database,
    description: "Footfall's lake.",
  });
  for (const dataset of allDatasets)
    new LakeTable(stack, `${dataset.name}_table`, {
      database: database.name,
      dataset,
      lakeBucket: names.lakeBucket,
      firstDay: configuration.firstDay,
    });
  for (const source of rawTables)
    new RawTable(stack, `${source.name}_table`, {
      database: database.name,
      source,
      rawBucket: names.rawBucket,
    });
  for (const view of allViews)
    new LakeView(stack, `${view.name}_view`, { database: names.database, view, dependsOn: [database] });
  const workgroup = names.regional("reports");
  const { workgroup: reference } = new QueryWorkgroup(stack, "workgroup", {
    name: workgroup,
    description: "Queries over the lake.",
    resultsBucket: results.bucket,
    key: data.arn,
    accountId: place.accountId,
    scanLimitGb: configuration.scanLimitGb,
  });
  new NamedQueries(stack, "queries", {
    database: database.name,
    workgroup: reference,
    queries: [...allReports, ...allOperatorQueries],
  });
  const read = [
    { bucket: names.lakeBucket, prefix: "lake/" },
    { bucket: names.rawBucket, prefix: "raw/" },
  ];
  return {
    workgroup,
    engine: { kind: "athena", workgroup, database: names.database },
    analysts: new AnalystPolicy(stack, "analysts", {
      ...place,
      name: names.role("analysts"),
      description: "Query Footfall's lake: for the roles of analysts and BI tools.",
      workgroup,
      database: names.database,
      reads: read,
      resultsBucket: names.resultsBucket,
      key: data.arn,
    }),
    grantQueries: (role) =>
      grantQueries(role, {
        ...place,
        workgroup,
        database: names.database,
        results,
        resultsBucket: names.resultsBucket,
        dataBuckets: read.map(({ bucket }) => bucket),
      }),
  };
};
