import type { AwsStack } from "../../../modules/ground/awsStack";
import { AlarmTopic } from "../../../modules/monitoring/alarmTopic";
import { BudgetAlert } from "../../../modules/monitoring/budgetAlert";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn, aWatch } from "./aWatch";

const aBudgetIn = (stack: AwsStack, emails: readonly string[] = ["owner@acme.example"]) => {
  const topic = new AlarmTopic(stack, "alarms", {
    ...aPlace,
    names: someNames,
    key: aKeyArn,
    publishers: ["budgets"],
    emails: [],
  });
  return new BudgetAlert(stack, "budget", {
    names: someNames,
    topic,
    limitUsd: 100,
    application: "acme",
    emails,
  });
};

test("the budget counts what carries the application's tag, and tells at 80 % spent and 100 % foreseen", () => {
  const stack = aStack();
  aBudgetIn(stack);
  const told = {
    comparison_operator: "GREATER_THAN",
    threshold_type: "PERCENTAGE",
    subscriber_sns_topic_arns: [aWatch.topic],
    subscriber_email_addresses: ["owner@acme.example"],
  };
  expect(at(synthesized(stack), "aws_budgets_budget.budget")).toMatchObject({
    name: "acme-test-monthly",
    budget_type: "COST",
    time_unit: "MONTHLY",
    limit_amount: "100",
    limit_unit: "USD",
    cost_filter: [{ name: "TagKeyValue", values: ["user:application$acme"] }],
    notification: [
      { ...told, notification_type: "ACTUAL", threshold: 80 },
      { ...told, notification_type: "FORECASTED", threshold: 100 },
    ],
    depends_on: ["aws_sns_topic_policy.alarms_policy"],
  });
});

test("a budget refuses more recipients than AWS takes", () => {
  const emails = (count: number) => Array.from({ length: count }, (_, i) => `owner${i}@acme.example`);
  expect(() => aBudgetIn(aStack(), emails(10))).not.toThrow();
  expect(() => aBudgetIn(aStack(), emails(11))).toThrow(
    "budget acme-test-monthly: has 11 emails, must be at most 10, the limit of AWS",
  );
});
