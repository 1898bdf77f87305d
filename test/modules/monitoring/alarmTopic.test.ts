import { dataKey, operationsKey } from "../../../modules/ground/houseKeys";
import { topicKeyStatements } from "../../../modules/monitoring/alarmPublishers";
import { AlarmTopic } from "../../../modules/monitoring/alarmTopic";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn } from "./aWatch";

const aTopic = {
  ...aPlace,
  names: someNames,
  key: aKeyArn,
  publishers: ["alarms", "budgets"],
  emails: ["On.Call@acme.example", "owner@acme.example"],
} as const;

const arn = "arn:aws:sns:eu-central-1:111122223333:acme-test-alarms";

const fromAlarms = {
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Condition: {
    StringEquals: { "aws:SourceAccount": "111122223333" },
    ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-*" },
  },
};
const fromBudgets = {
  Effect: "Allow",
  Principal: { Service: "budgets.amazonaws.com" },
  Condition: {
    StringEquals: { "aws:SourceAccount": "111122223333" },
    ArnLike: { "aws:SourceArn": "arn:aws:budgets::111122223333:*" },
  },
};

test("only this installation's alarms and this account's budgets may publish, and only over TLS", () => {
  const stack = aStack();
  new AlarmTopic(stack, "alarms", aTopic);
  const result = synthesized(stack);
  expect(at(result, "aws_sns_topic.alarms")).toMatchObject({
    name: "acme-test-alarms",
    // what the messages come from
    display_name: "acme-test-alarms",
    kms_master_key_id: aKeyArn,
  });
  expect(at(result, "aws_sns_topic_policy.alarms_policy")["arn"]).toBe(`\${aws_sns_topic.alarms.arn}`);
  expect(statementsOf(at(result, "aws_sns_topic_policy.alarms_policy")["policy"])).toEqual([
    { Sid: "Alarms", ...fromAlarms, Action: ["sns:Publish"], Resource: [arn] },
    { Sid: "Budgets", ...fromBudgets, Action: ["sns:Publish"], Resource: [arn] },
    {
      Sid: "DenyWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: ["sns:Publish"],
      Resource: [arn],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
});

test("a topic without budgets has no statement for them", () => {
  const stack = aStack();
  new AlarmTopic(stack, "alarms", { ...aTopic, publishers: ["alarms"] });
  const policy = at(synthesized(stack), "aws_sns_topic_policy.alarms_policy")["policy"];
  expect(statementsOf(policy).map(({ Sid }) => Sid)).toEqual(["Alarms", "DenyWithoutTls"]);
});

test("each recipient has a subscription under an address of its own, whoever else there is", () => {
  const stack = aStack();
  new AlarmTopic(stack, "alarms", aTopic);
  const { resources } = synthesized(stack);
  const subscriptions = Object.entries(resources).filter(([address]) => /^aws_sns_topic_sub/.test(address));
  const topic = `\${aws_sns_topic.alarms.arn}`;
  expect(
    subscriptions.map(([address, { topic_arn, protocol, endpoint }]) => [
      address,
      topic_arn,
      protocol,
      endpoint,
    ]),
  ).toEqual([
    ["aws_sns_topic_subscription.alarms_to_on_call_acme_example", topic, "email", "On.Call@acme.example"],
    ["aws_sns_topic_subscription.alarms_to_owner_acme_example", topic, "email", "owner@acme.example"],
  ]);
});

const useOfKey = { Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: ["*"] };

test("the operations key lets the same publishers encrypt, under the same conditions", () => {
  const stack = aStack();
  operationsKey(stack, "key", aPlace, someNames);
  const statements = statementsOf(at(synthesized(stack), "aws_kms_key.key")["policy"]);
  expect(statements).toContainEqual({ Sid: "Alarms", ...fromAlarms, ...useOfKey });
  expect(statements).toContainEqual({ Sid: "Budgets", ...fromBudgets, ...useOfKey });
});

test("the backup's key can let alarms alone encrypt", () => {
  const stack = aStack();
  dataKey(stack, "key", aPlace, "alias/k", "replicas", topicKeyStatements(aPlace, someNames, ["alarms"]));
  const statements = statementsOf(at(synthesized(stack), "aws_kms_key.key")["policy"]);
  expect(statements).toContainEqual({ Sid: "Alarms", ...fromAlarms, ...useOfKey });
  expect(statements.map(({ Sid }) => Sid)).not.toContain("Budgets");
});
