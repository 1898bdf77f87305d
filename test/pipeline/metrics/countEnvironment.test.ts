import { decode } from "../../../pipeline/event/decode";
import { CountEnvironment } from "../../../pipeline/metrics/countEnvironment";

const variables = { RAW_STORE: "s3://acme-raw", METRICS_TABLE: "acme-metrics" };

test("CountEnvironment reads what it writes", () => {
  const decoded = decode(CountEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(CountEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each([
  ["RAW_STORE", "acme-raw"],
  ["RAW_STORE", undefined],
  ["METRICS_TABLE", "m"],
  ["METRICS_TABLE", "acme metrics"],
  ["METRICS_TABLE", undefined],
])("CountEnvironment names the variable %s where it is %s", (name, value) => {
  expect(decode(CountEnvironment, { ...variables, [name]: value })).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(new RegExp(`^${name}: must be `))],
  });
});
