import { attributeDiff } from "../../review/attributeDiff";

const value = (path: string, before: string, after: string) => ({ kind: "value", path, before, after });

test("names what changes, from what to what, and nothing else", () => {
  const before = { days: 30, name: "a", on: true };
  expect(attributeDiff({ before, after: { days: 60, name: "a", on: true } })).toEqual([
    value("days", "30", "60"),
  ]);
});

test.each([[null], [""], [[]], [{}], [[{}]], [undefined]])("%j is as good as not set", (unset) => {
  expect(attributeDiff({ before: { tags: unset }, after: {} })).toEqual([]);
  expect(attributeDiff({ before: { tags: unset }, after: { tags: "x" } })).toEqual([
    value("tags", "not set", "x"),
  ]);
});

test("false and zero are values", () => {
  expect(attributeDiff({ before: { on: false, n: 0 }, after: { on: true } })).toEqual([
    value("n", "0", "not set"),
    value("on", "false", "true"),
  ]);
});

test("blocks in another order are no change; a changed one is named by its place", () => {
  const one = { id: "one", days: 1 };
  const two = { id: "two", days: 2 };
  expect(attributeDiff({ before: { rule: [one, two] }, after: { rule: [two, one] } })).toEqual([]);
  expect(
    attributeDiff({ before: { rule: [one, two] }, after: { rule: [{ ...two, days: 3 }, one] } }),
  ).toEqual([value("rule[0].days", "2", "3")]);
});

test("a lone block has no number in its path", () => {
  expect(attributeDiff({ before: { rule: [{ days: 1 }] }, after: { rule: [{ days: 2 }] } })).toEqual([
    value("rule.days", "1", "2"),
  ]);
});

test("JSON in a text is compared by what it says", () => {
  const before = { definition: '{"a":1,"b":{"c":2}}' };
  expect(attributeDiff({ before, after: { definition: '{ "b": {"c":2}, "a":1 }' } })).toEqual([]);
  expect(attributeDiff({ before, after: { definition: '{"a":1,"b":{"c":3}}' } })).toEqual([
    value("definition.b.c", "2", "3"),
  ]);
});

test("a policy is left to be compared statement by statement", () => {
  const policy = (action: string) => JSON.stringify({ Statement: [{ Sid: "A", Action: action }] });
  expect(attributeDiff({ before: { policy: policy("s3:Get*") }, after: { policy: policy("s3:*") } })).toEqual(
    [{ kind: "policy", path: "policy", before: policy("s3:Get*"), after: policy("s3:*") }],
  );
});

test("what is known after apply is named where it had a value", () => {
  const sides = {
    before: { arn: "a", rule: [{ id: "x" }] },
    after: {},
    unknown: { arn: true, etag: true, rule: [{ id: true }] },
  };
  expect(attributeDiff(sides)).toEqual([
    { kind: "unknown", path: "arn", before: "a" },
    { kind: "unknown", path: "rule.id", before: "x" },
  ]);
});

test.each([
  [
    "by the plan's mask",
    { before: { v: "old" }, after: { v: "new" }, beforeSensitive: { v: true }, afterSensitive: { v: true } },
  ],
  [
    "within a block",
    { before: { b: [{ v: "old" }] }, after: { b: [{ v: "new" }] }, afterSensitive: { b: [{ v: true }] } },
  ],
  ["as a whole list", { before: { l: ["old"] }, after: { l: ["new"] }, beforeSensitive: { l: true } }],
  ["as one of a list", { before: { l: ["old"] }, after: { l: ["new"] }, beforeSensitive: { l: [true] } }],
  ["by its name", { before: { master_password: "old" }, after: { master_password: "new" } }],
  [
    "and known only after apply",
    { before: { v: "old" }, after: {}, unknown: { v: true }, beforeSensitive: { v: true } },
  ],
])("shows that something sensitive %s changes, and never what it is", (_, sides) => {
  const changes = attributeDiff(sides);
  expect(changes).toMatchObject([{ kind: "value", before: "(sensitive)", after: "(sensitive)" }]);
  expect(JSON.stringify(changes)).not.toMatch(/old|new/);
});

test("a secret that stays is no change", () => {
  const same = { v: "secret" };
  expect(
    attributeDiff({ before: same, after: same, beforeSensitive: { v: true }, afterSensitive: { v: true } }),
  ).toEqual([]);
});

test("new code is one line, with the hashes' beginnings", () => {
  const side = (hash: string) => ({
    source_code_hash: hash,
    filename: `assets/ingest_code/${hash}/archive.zip`,
  });
  expect(attributeDiff({ before: side("AC2E93A01A10C5E0"), after: side("0497C7A8FFFFFFFF") })).toEqual([
    { kind: "code", before: "AC2E93A0", after: "0497C7A8" },
  ]);
});

test("a tag that was set here is not told twice", () => {
  const tagged = (owner: string) => ({ tags: { owner }, tags_all: { owner, application: "acme" } });
  expect(attributeDiff({ before: tagged("a"), after: tagged("b") })).toEqual([value("tags.owner", "a", "b")]);
});
