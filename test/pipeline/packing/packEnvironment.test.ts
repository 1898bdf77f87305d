import { decode } from "../../../pipeline/event/decode";
import { PackEnvironment } from "../../../pipeline/packing/packEnvironment";

const variables = {
  RAW_STORE: "s3://acme-raw",
  LAKE_STORE: "s3://acme-lake",
  SHARDS: "4",
  LOOKBACK_HOURS: "24",
};

test("PackEnvironment reads what it writes", () => {
  const decoded = decode(PackEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(PackEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each([
  ["RAW_STORE", "acme-raw"],
  ["RAW_STORE", undefined],
  ["LAKE_STORE", undefined],
  ["SHARDS", "65"],
  ["LOOKBACK_HOURS", "0"],
  ["LOOKBACK_HOURS", undefined],
])("PackEnvironment names the variable %s where it is %s", (name, value) => {
  expect(decode(PackEnvironment, { ...variables, [name]: value })).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(new RegExp(`^${name}: must be `))],
  });
});
