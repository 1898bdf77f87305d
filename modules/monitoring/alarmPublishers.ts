import { alarmArn, type Place } from "../ground/arn";
import type { Names } from "../ground/naming";
import type { Statement } from "../ground/policy";

/** A service that may tell the topic of alarms something. */
export type AlarmPublisher = "alarms" | "budgets";

/** Each as a principal, under the conditions that make it speak for this installation only. */
const publishers = (place: Place, names: Names) => ({
  alarms: {
    sid: "Alarms",
    service: "cloudwatch.amazonaws.com",
    source: alarmArn(place, names.regional("*")),
  },
  budgets: {
    sid: "Budgets",
    service: "budgets.amazonaws.com",
    source: `arn:aws:budgets::${place.accountId}:*`,
  },
});

/** The statements by which `which` may do `actions` on `resource`. */
export const publisherStatements = (
  place: Place,
  names: Names,
  which: readonly AlarmPublisher[],
  actions: readonly string[],
  resource: string,
): readonly Statement[] =>
  which.map((publisher) => {
    const { sid, service, source } = publishers(place, names)[publisher];
    return {
      sid,
      principal: { service },
      actions,
      resources: [resource],
      condition: {
        StringEquals: { "aws:SourceAccount": place.accountId },
        ArnLike: { "aws:SourceArn": source },
      },
    };
  });

/** For the policy of the key that encrypts the topic: who publishes there uses the key, by way of SNS. */
export const topicKeyStatements = (
  place: Place,
  names: Names,
  which: readonly AlarmPublisher[],
): readonly Statement[] =>
  publisherStatements(place, names, which, ["kms:Decrypt", "kms:GenerateDataKey"], "*");
