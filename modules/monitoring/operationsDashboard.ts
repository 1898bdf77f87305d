import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Lazy, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Alarm } from "./alarm";
import { type OperationsViewed, operationsView } from "./operationsView";

/** The dashboard of an installation, with every alarm of its stack, also those that are made after it. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, viewed: Omit<OperationsViewed, "alarms">) {
    super(scope, id);
    const everything = TerraformStack.of(this).node;
    const alarmArns = () =>
      everything
        .findAll()
        .filter((construct) => construct instanceof Alarm)
        .map(({ arn }) => arn)
        .sort();
    new CloudwatchDashboard(this, "Resource", {
      dashboardName: viewed.names.regional("operations"),
      dashboardBody: Lazy.stringValue({
        produce: () => JSON.stringify(operationsView({ ...viewed, alarms: alarmArns() })),
      }),
    });
  }
}
