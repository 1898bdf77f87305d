import { blocksOf, type Resource, valueAt } from "../resource";
import type { Inventory } from "./inventory";
import type { CostLine } from "./monthlyCost";
import { type PriceName, prices } from "./prices";
import { assumed } from "./traffic";

/** What is paid each month for being there. */
export const fixedLines = (inventory: Inventory): readonly CostLine[] => {
  const { count, ofType } = inventory;
  const line = (units: number, one: string, many: string, price: PriceName): readonly CostLine[] =>
    units === 0 ? [] : [{ what: `${units} ${units === 1 ? one : many}`, usd: units * prices[price].usd }];
  const alarms = ofType("aws_cloudwatch_metric_alarm");
  const fast = alarms.filter(isHighResolution);
  const standard = alarms.filter((alarm) => !isHighResolution(alarm));
  const acls = ofType("aws_wafv2_web_acl");
  const rules = acls.reduce((sum, { values }) => sum + blocksOf(values["rule"]).length, 0);
  return [
    ...line(count("aws_kms_key") + count("aws_kms_replica_key"), "customer key", "customer keys", "key"),
    ...line(metricsOf(standard), "alarm metric", "alarm metrics", "alarm"),
    ...line(
      metricsOf(fast),
      "alarm metric of high resolution",
      "alarm metrics of high resolution",
      "alarmFast",
    ),
    ...line(count("aws_cloudwatch_composite_alarm"), "composite alarm", "composite alarms", "alarmComposite"),
    ...line(replicationMetrics(inventory), "replication metric", "replication metrics", "customMetric"),
    ...line(count("aws_cloudwatch_dashboard"), "dashboard", "dashboards", "dashboard"),
    ...line(acls.length, "web ACL", "web ACLs", "webAcl"),
    ...line(rules, "web ACL rule", "web ACL rules", "webAclRule"),
    ...line(count("aws_route53_zone"), "hosted zone", "hosted zones", "hostedZone"),
    ...polling(count("aws_lambda_event_source_mapping")),
  ];
};

/** Lambda asks a queue for messages whether there are any or not, and the queue's owner pays for each time. */
const polling = (queues: number): readonly CostLine[] => {
  const polls = queues * assumed.pollersPerQueue * (secondsPerMonth / assumed.pollSeconds);
  const what = `SQS: ${queues} ${queues === 1 ? "queue" : "queues"} that Lambda asks for messages`;
  return queues === 0 ? [] : [{ what, usd: (polls / 1e6) * prices.queueRequest.usd }];
};

const secondsPerMonth = 730 * 3600;

const isHighResolution = ({ values }: Resource): boolean => {
  const period = Number(values["period"] ?? 60);
  return period === 10 || period === 20 || period === 30;
};

/** An alarm that computes is paid for each metric it reads. */
const metricsOf = (alarms: readonly Resource[]): number =>
  alarms.reduce((sum, { values }) => {
    const read = blocksOf(values["metric_query"]).filter((query) => blocksOf(query["metric"]).length > 0);
    return sum + Math.max(1, read.length);
  }, 0);

/** S3 writes three for each replication rule, whether anything is replicated or not. */
const replicationMetrics = ({ ofType }: Inventory): number => {
  const rules = ofType("aws_s3_bucket_replication_configuration").flatMap(({ values }) =>
    blocksOf(values["rule"]).filter((rule) => valueAt(rule, "destination.metrics.status") === "Enabled"),
  );
  return 3 * rules.length;
};
