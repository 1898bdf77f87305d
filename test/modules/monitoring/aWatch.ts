import { topicArn } from "../../../modules/ground/arn";
import type { Watch } from "../../../modules/monitoring/watch";
import { aPlace, someNames } from "../aStack";

/** What the alarms of a test share. */
export const aWatch: Watch = {
  ...aPlace,
  names: someNames,
  topic: topicArn(aPlace, "acme-test-alarms"),
  runbooksUrl: "docs/runbooks",
};

export const aKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234";
