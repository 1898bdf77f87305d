import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import type { Construct } from "constructs";
import { AnalystPolicy } from "../modules/lake/analystPolicy";
import { LakeTable } from "../modules/lake/lakeTable";
import { LakeView } from "../modules/lake/lakeView";
import { NamedQueries } from "../modules/lake/namedQueries";
import { QueryWorkgroup } from "../modules/lake/queryWorkgroup";
import { RawTable } from "../modules/lake/rawTable";
import { events } from "../pipeline/event/events";
import { rawEvents } from "../pipeline/raw/rawEvents";
import { allReports } from "../pipeline/reports/allReports";
import { allOperatorQueries } from "../pipeline/reports/operators/allOperatorQueries";
import { allViews } from "../pipeline/reports/views/allViews";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** Where questions are asked: tables, views, saved queries, a workgroup, and a policy for those who ask. */
export const catalog = (
  stack: Construct,
  configuration: Configuration,
  { place, names, data }: Ground,
  { results }: PrimaryBuckets,
): AnalystPolicy => {
  const database = new GlueCatalogDatabase(stack, "database", {
    name: names.database,
    description: "Footfall's lake.",
  });
  new LakeTable(stack, "events_table", {
    database: database.name,
    dataset: events,
    lakeBucket: names.lakeBucket,
    firstDay: configuration.firstDay,
  });
  new RawTable(stack, "raw_events_table", {
    database: database.name,
    source: rawEvents,
    rawBucket: names.rawBucket,
  });
  for (const view of allViews)
    new LakeView(stack, `${view.name}_view`, { database: names.database, view, dependsOn: [database] });
  const workgroup = new QueryWorkgroup(stack, "workgroup", {
    name: names.regional("reports"),
    description: "Queries over the lake.",
    resultsBucket: results.bucket,
    key: data.arn,
    accountId: place.accountId,
    scanLimitGb: configuration.scanLimitGb,
  });
  new NamedQueries(stack, "queries", {
    database: database.name,
    workgroup: workgroup.workgroup,
    queries: [...allReports, ...allOperatorQueries],
  });
  return new AnalystPolicy(stack, "analysts", {
    ...place,
    name: names.role("analysts"),
    description: "Query Footfall's lake: for the roles of analysts and BI tools.",
    workgroup: names.regional("reports"),
    database: names.database,
    reads: [
      { bucket: names.lakeBucket, prefix: "lake/" },
      { bucket: names.rawBucket, prefix: "raw/" },
    ],
    resultsBucket: names.resultsBucket,
    key: data.arn,
  });
};
