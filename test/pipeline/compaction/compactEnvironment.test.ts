import { CompactEnvironment } from "../../../pipeline/compaction/compactEnvironment";
import { decode } from "../../../pipeline/event/decode";

const variables = {
  RAW_STORE: "s3://acme-raw",
  LAKE_STORE: "s3://acme-lake",
  METRICS_TABLE: "acme-metrics",
  DEDUP_WINDOWS: '{"events":24,"orders":720,"customers":720,"payments":0}',
  LOOKBACK_HOURS: "48",
};

test("CompactEnvironment reads what it writes", () => {
  const decoded = decode(CompactEnvironment, variables);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(decoded.value).toMatchObject({ DEDUP_WINDOWS: { events: 24, payments: 0 }, LOOKBACK_HOURS: 48 });
  expect(CompactEnvironment.encode(decoded.value)).toEqual(variables);
});

test.each([
  ["DEDUP_WINDOWS", "24"],
  ["DEDUP_WINDOWS", "a day"],
  ["METRICS_TABLE", "m"],
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

test.each(['{"events":24}', '{"events":-1,"orders":720,"customers":720,"payments":720}'])(
  "CompactEnvironment names the dataset whose window is missing or none: %s",
  (windows) => {
    const decoded = decode(CompactEnvironment, { ...variables, DEDUP_WINDOWS: windows });
    expect(decoded).toMatchObject({
      kind: "invalid",
      errors: expect.arrayContaining([
        expect.stringMatching(/^DEDUP_WINDOWS\.\w+: must be a whole number from 0 to 8784, /),
      ]),
    });
  },
);
