import { decode } from "../../../pipeline/event/decode";
import { RollUpEnvironment } from "../../../pipeline/rollUp/rollUpEnvironment";

const variables = { LAKE_STORE: "s3://acme-lake", CLOSED_AFTER_DAYS: "2" };

test("RollUpEnvironment reads what it writes", () => {
  const decoded = decode(RollUpEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(RollUpEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each([
  ["LAKE_STORE", "http://acme"],
  ["LAKE_STORE", undefined],
  ["CLOSED_AFTER_DAYS", "-1"],
  ["CLOSED_AFTER_DAYS", "1.5"],
  ["CLOSED_AFTER_DAYS", undefined],
])("RollUpEnvironment names the variable %s where it is %s", (name, value) => {
  expect(decode(RollUpEnvironment, { ...variables, [name]: value })).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(new RegExp(`^${name}: must be `))],
  });
});
