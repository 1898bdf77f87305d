import { LogMetric, type LogNumber } from "../../../modules/monitoring/logMetric";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const aLogMetric = (dimensions: Readonly<Record<string, string>> = {}, of: Partial<LogNumber> = {}) => {
  const stack = aStack();
  new LogMetric(stack, "rows", {
    metric: { namespace: "Footfall/acme", name: "Rows", dimensions },
    logGroup: "/aws/lambda/compact",
    number: { pattern: "{ $.rows > 0 }", value: "$.rows", ...of },
  });
  return synthesized(stack);
};

test("lines of a log become a metric, which costs nothing for hours without any: it has no default", () => {
  expect(at(aLogMetric(), "aws_cloudwatch_log_metric_filter.rows")).toEqual({
    name: "Rows",
    log_group_name: "/aws/lambda/compact",
    pattern: "{ $.rows > 0 }",
    metric_transformation: { namespace: "Footfall/acme", name: "Rows", value: "$.rows", unit: "Count" },
  });
});

test("a number that is no count has its own unit", () => {
  expect(at(aLogMetric({}, { unit: "Bytes" }), "aws_cloudwatch_log_metric_filter.rows")).toMatchObject({
    metric_transformation: { unit: "Bytes" },
  });
});

test("dimensions are refused: each combination of values would be paid for", () => {
  expect(() => aLogMetric({ site: "one" })).toThrow("metric Rows: must have no dimensions");
});
