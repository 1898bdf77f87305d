import * as arns from "../../../modules/ground/arn";
import { aPlace } from "../aStack";

const inFrankfurt = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-central-1:111122223333:${resource}`;

test.each<[keyof typeof arns, string | readonly string[], string | readonly string[]]>([
  ["bucketArn", arns.bucketArn("acme-raw"), "arn:aws:s3:::acme-raw"],
  ["accountRootArn", arns.accountRootArn(aPlace), "arn:aws:iam::111122223333:root"],
  ["functionArn", arns.functionArn(aPlace, "f"), inFrankfurt("lambda", "function:f")],
  ["queueArn", arns.queueArn(aPlace, "q"), inFrankfurt("sqs", "q")],
  ["tableArn", arns.tableArn(aPlace, "t"), inFrankfurt("dynamodb", "table/t")],
  ["stateMachineArn", arns.stateMachineArn(aPlace, "m"), inFrankfurt("states", "stateMachine:m")],
  ["logGroupArn", arns.logGroupArn(aPlace, "/g"), inFrankfurt("logs", "log-group:/g")],
  ["allLogsArn", arns.allLogsArn(aPlace), inFrankfurt("logs", "*")],
  ["scheduleGroupArn", arns.scheduleGroupArn(aPlace, "g"), inFrankfurt("scheduler", "schedule-group/g")],
  ["keyAliasArn", arns.keyAliasArn(aPlace, "alias/a"), inFrankfurt("kms", "alias/a")],
  ["trailArn", arns.trailArn(aPlace, "t"), inFrankfurt("cloudtrail", "trail/t")],
  [
    "apiRouteArn",
    arns.apiRouteArn(aPlace, "a1", "POST/v1/events"),
    inFrankfurt("execute-api", "a1/*/POST/v1/events"),
  ],
  ["distributionArn", arns.distributionArn(aPlace, "E1"), "arn:aws:cloudfront::111122223333:distribution/E1"],
  ["deliverySourceArn", arns.deliverySourceArn(aPlace, "s"), inFrankfurt("logs", "delivery-source:s")],
  ["topicArn", arns.topicArn(aPlace, "t"), inFrankfurt("sns", "t")],
  ["alarmArn", arns.alarmArn(aPlace, "a"), inFrankfurt("cloudwatch", "alarm:a")],
  ["workgroupArn", arns.workgroupArn(aPlace, "w"), inFrankfurt("athena", "workgroup/w")],
  ["dataCatalogArn", arns.dataCatalogArn(aPlace, "c"), inFrankfurt("athena", "datacatalog/c")],
  ["glueCatalogArn", arns.glueCatalogArn(aPlace), inFrankfurt("glue", "catalog")],
  ["glueDatabaseArn", arns.glueDatabaseArn(aPlace, "d"), inFrankfurt("glue", "database/d")],
  ["glueTablesArn", arns.glueTablesArn(aPlace, "d"), inFrankfurt("glue", "table/d/*")],
])("%s is what AWS itself calls it", (_, arn, expected) => {
  expect(arn).toBe(expected);
});

test("objects are all of a bucket, or those whose keys begin with a prefix", () => {
  expect(arns.objectsArn("acme-raw")).toBe("arn:aws:s3:::acme-raw/*");
  expect(arns.objectsArn("acme-raw", "rejected/")).toBe("arn:aws:s3:::acme-raw/rejected/*");
});

test("executions are a state machine's own, and those that its map files under a label", () => {
  expect(arns.executionArns(aPlace, "m")).toEqual([
    inFrankfurt("states", "execution:m:*"),
    inFrankfurt("states", "execution:m/*"),
  ]);
});
