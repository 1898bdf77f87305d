import { CompactEnvironment } from "../../../pipeline/compaction/compactEnvironment";
import { decode } from "../../../pipeline/event/decode";

const variables = {
  RAW_STORE: "s3://acme-raw",
  LAKE_STORE: "s3://acme-lake",
  DEDUP_WINDOW_HOURS: "24",
  LOOKBACK_HOURS: "48",
};

test("CompactEnvironment reads what it writes", () => {
  const decoded = decode(CompactEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(decoded.value).toMatchObject({ DEDUP_WINDOW_HOURS: 24, LOOKBACK_HOURS: 48 });
  expect(CompactEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each([
  ["DEDUP_WINDOW_HOURS", "-1"],
  ["DEDUP_WINDOW_HOURS", "a day"],
  ["LOOKBACK_HOURS", "0"],
  ["LOOKBACK_HOURS", "745"],
  ["LAKE_STORE", "http://acme"],
  ["RAW_STORE", undefined],
])("CompactEnvironment names the variable %s where it is %s", (name, value) => {
  const decoded = decode(CompactEnvironment, { ...variables, [name]: value });
  expect(decoded).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(new RegExp(`^${name}: must be `))],
  });
});
