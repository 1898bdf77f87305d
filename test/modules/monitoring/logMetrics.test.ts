import { LogMetrics } from "../../../modules/monitoring/logMetrics";
import { type LogNumberName, logNumbers } from "../../../modules/monitoring/logNumbers";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack, someNames } from "../aStack";

const logGroups = {
  ingest: "/aws/lambda/i",
  api: "/aws/vendedlogs/a",
  compact: "/aws/lambda/c",
  quality: "/aws/lambda/q",
};

test("each number becomes a metric of the installation, without dimensions, out of its own log", () => {
  const stack = aStack();
  new LogMetrics(stack, "numbers", { names: someNames, logGroups });
  const result = synthesized(stack);
  expect(at(result, "aws_cloudwatch_log_metric_filter.numbers_accepted_events")).toEqual(
    expect.objectContaining({
      name: "AcceptedEvents",
      log_group_name: "/aws/lambda/i",
      pattern: '{ $.event = "ingest" }',
      metric_transformation: {
        namespace: "Footfall/acme-test",
        name: "AcceptedEvents",
        value: "$.accepted",
        unit: "Count",
      },
    }),
  );
  const names = Object.values(result.resources).map(({ name }) => name as LogNumberName);
  expect(names).toEqual(Object.values(logNumbers).flatMap(Object.keys).sort());
});

test("a number of the API's or the compactor's log is read there, not in another's", () => {
  const stack = aStack();
  new LogMetrics(stack, "numbers", { names: someNames, logGroups });
  const { resources } = synthesized(stack);
  const logOf = (name: string) =>
    resources[`aws_cloudwatch_log_metric_filter.numbers_${name}`]?.["log_group_name"];
  expect(logOf("throttled_requests")).toBe("/aws/vendedlogs/a");
  expect(logOf("quarantined_lines")).toBe("/aws/lambda/c");
  expect(logOf("failed_checks")).toBe("/aws/lambda/q");
});

test("what is counted in bytes says so", () => {
  const stack = aStack();
  new LogMetrics(stack, "numbers", { names: someNames, logGroups });
  const units = Object.values(synthesized(stack).resources).map(
    (filter) => filter["metric_transformation"] as { readonly name: string; readonly unit: string },
  );
  expect(units.filter(({ unit }) => unit !== "Count")).toEqual([
    expect.objectContaining({ name: "ParquetBytes", unit: "Bytes" }),
  ]);
});
