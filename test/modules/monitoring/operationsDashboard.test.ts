import { Alarm } from "../../../modules/monitoring/alarm";
import { OperationsDashboard } from "../../../modules/monitoring/operationsDashboard";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";
import { aWatch } from "./aWatch";
import { aLambda, someOperations, widgetsOf } from "./someOperations";

const anAlarm = (part: string) => ({
  ...aWatch,
  part,
  hurt: "Somebody is hurt.",
  runbook: "ingest-errors" as const,
  measure: { metric: aLambda("ingest").metric("Errors"), statistic: "Sum" as const },
  breaches: "above" as const,
  threshold: 0,
  periodSeconds: 300,
  periods: 1,
  silence: "fine" as const,
});

test("the dashboard has every alarm of its stack in order of name, also those made after it", () => {
  const stack = aStack();
  new Alarm(stack, "b", anAlarm("b"));
  new OperationsDashboard(stack, "operations", someOperations);
  new Alarm(stack, "a", anAlarm("a"));
  const dashboard = at(synthesized(stack), "aws_cloudwatch_dashboard.operations");
  expect(dashboard["dashboard_name"]).toBe("acme-test-operations");
  const [alarms] = widgetsOf(JSON.parse(String(dashboard["dashboard_body"])));
  expect(alarms?.properties.alarms).toEqual([
    "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-a",
    "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-b",
  ]);
});
