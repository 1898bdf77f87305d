import { decode } from "../../../pipeline/event/decode";
import { SweepEnvironment } from "../../../pipeline/sweep/sweepEnvironment";

test("SweepEnvironment reads what it writes", () => {
  const variables = { LAKE_STORE: "s3://acme-lake" };
  const decoded = decode(SweepEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(SweepEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each(["http://acme", "", undefined])(
  "SweepEnvironment names the variable LAKE_STORE where it is %s",
  (uri) => {
    expect(decode(SweepEnvironment, { LAKE_STORE: uri })).toEqual({
      kind: "invalid",
      errors: [expect.stringMatching(/^LAKE_STORE: must be /)],
    });
  },
);
