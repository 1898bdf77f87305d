import type { Construct } from "constructs";
import { topicKeyStatements } from "../monitoring/alarmPublishers";
import { accountRootArn, type Place } from "./arn";
import { EncryptionKey } from "./encryptionKey";
import { encryptLogGroups } from "./logGroup";
import type { Names } from "./naming";
import type { Statement } from "./policy";

/**
 * A key for what lies in buckets: S3 may use it, on behalf of roles of this account and of `statements`; and DynamoDB,
 * for the tables that it is given to.
 */
export const dataKey = (
  scope: Construct,
  id: string,
  place: Place,
  alias: string,
  what: string,
  statements: readonly Statement[] = [],
): EncryptionKey =>
  new EncryptionKey(scope, id, {
    ...place,
    alias,
    description: `Footfall: ${what}.`,
    use: {
      StringEquals: {
        "kms:CallerAccount": place.accountId,
        "kms:ViaService": `s3.${place.region}.amazonaws.com`,
      },
    },
    statements,
  });

/**
 * A key for what functions leave around them: environments, logs, schedules, dead letters, alarms. Lambda and
 * Scheduler decrypt as the role itself, so the key asks for no service in between; the roles' own policies narrow it.
 */
export const operationsKey = (scope: Construct, id: string, place: Place, names: Names): EncryptionKey =>
  new EncryptionKey(scope, id, {
    ...place,
    alias: names.operationsKeyAlias,
    description: "Footfall: environments, logs, schedules, dead letters and alarms.",
    use: { StringEquals: { "kms:CallerAccount": place.accountId } },
    statements: [
      encryptLogGroups(place, [names.functionLogGroup("*"), names.apiLogGroup]),
      ...topicKeyStatements(place, names, ["alarms", "budgets"]),
      {
        // whoever deploys a function hands Lambda a grant for its environment
        sid: "GrantsToServices",
        principal: { aws: accountRootArn(place) },
        actions: ["kms:CreateGrant"],
        resources: ["*"],
        condition: {
          Bool: { "kms:GrantIsForAWSResource": "true" },
          StringEquals: {
            "kms:CallerAccount": place.accountId,
            "kms:ViaService": `lambda.${place.region}.amazonaws.com`,
          },
        },
      },
    ],
  });
