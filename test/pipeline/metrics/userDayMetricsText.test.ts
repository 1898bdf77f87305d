import { decode } from "../../../pipeline/event/decode";
import { UserDayMetricsText } from "../../../pipeline/metrics/userDayMetricsText";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

test("metrics survive being written and read", () => {
  const metrics = new Map([
    ["trattoria-luna", aSiteMetrics({ ordered_minor: { EUR: 4_550, XXX: 1 }, sessions: ["b", "a"] })],
    ["osteria-sole", aSiteMetrics()],
  ]);
  expect(decode(UserDayMetricsText, UserDayMetricsText.encode(metrics))).toEqual({
    kind: "valid",
    value: metrics,
  });
});

test("equal metrics are the same text, in whatever order they were put together", () => {
  const one = aSiteMetrics({ types: { click: 1, page_view: 2 } });
  const { events, ...others } = aSiteMetrics({ types: { page_view: 2, click: 1 } });
  const other = { ...others, events };
  const text = UserDayMetricsText.encode(
    new Map([
      ["b", one],
      ["a", one],
      ["10", one],
      ["9", one],
    ]),
  );
  expect(
    UserDayMetricsText.encode(
      new Map([
        ["9", other],
        ["10", other],
        ["a", other],
        ["b", other],
      ]),
    ),
  ).toBe(text);
  expect(UserDayMetricsText.encode(new Map([["a", one]]))).toBe(
    '{"a":{"events":3,"first_at_ms":1772390520000,"last_at_ms":1772390528000,' +
      '"sessions":["aaaaaaaaaaa"],"types":{"click":1,"page_view":2}}}',
  );
  expect(UserDayMetricsText.encode(new Map())).toBe("{}");
});

test("sites with the names of what every object has are sites", () => {
  const metrics = new Map(
    ["constructor", "__proto__", "hasOwnProperty"].map((site) => [site, aSiteMetrics()]),
  );
  expect(decode(UserDayMetricsText, UserDayMetricsText.encode(metrics))).toEqual({
    kind: "valid",
    value: metrics,
  });
});

test.each([
  undefined,
  7,
  {},
  "",
  "{",
  "[]",
  "null",
  '"a secret"',
  '{"secret":{}}',
  '{"secret":null}',
  JSON.stringify({ secret: { ...aSiteMetrics(), events: "3" } }),
])("%j is refused, and not quoted", (u) => {
  const decoded = decode(UserDayMetricsText, u);
  expect(decoded).toMatchObject({ kind: "invalid" });
  expect(JSON.stringify(decoded)).not.toContain("secret");
  expect(JSON.stringify(decoded)).toContain("must be JSON of a user-day's metrics by site");
});

test("is tells metrics from all else", () => {
  expect(UserDayMetricsText.is(new Map([["a", aSiteMetrics()]]))).toBe(true);
  expect(UserDayMetricsText.is(new Map([["a", {}]]))).toBe(false);
  expect(UserDayMetricsText.is(new Map([[1, aSiteMetrics()]]))).toBe(false);
  expect(UserDayMetricsText.is({ a: aSiteMetrics() })).toBe(false);
});
