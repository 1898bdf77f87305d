import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget";
import { Construct } from "constructs";
import type { Names } from "../ground/naming";
import type { AlarmTopic } from "./alarmTopic";

export interface BudgetAlertProps {
  readonly names: Names;
  /** Its policy must admit budgets. */
  readonly topic: AlarmTopic;
  readonly limitUsd: number;
  /** What the tag `application` says on everything that is counted. */
  readonly application: string;
  /** Told directly too, without a subscription to confirm: at most 10. */
  readonly emails: readonly string[];
}

/**
 * A monthly budget of what carries the application's tag. The topic hears of 80 % spent, and of a forecast beyond
 * the limit. AWS counts by tag only once the tag is activated for cost allocation, in the account that pays.
 */
export class BudgetAlert extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { names, topic, limitUsd, application, emails }: BudgetAlertProps,
  ) {
    super(scope, id);
    const name = names.regional("monthly");
    if (emails.length > 10)
      throw new Error(`budget ${name}: has ${emails.length} emails, must be at most 10, the limit of AWS`);
    const told = {
      comparisonOperator: "GREATER_THAN",
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: [topic.arn],
      subscriberEmailAddresses: [...emails],
    };
    new BudgetsBudget(this, "Resource", {
      name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(limitUsd),
      limitUnit: "USD",
      // the key of a tag, and after the dollar sign its value
      costFilter: [{ name: "TagKeyValue", values: [`user:application$${application}`] }],
      notification: [
        { ...told, notificationType: "ACTUAL", threshold: 80 },
        { ...told, notificationType: "FORECASTED", threshold: 100 },
      ],
      dependsOn: [topic.policy],
    });
  }
}
