import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPlan } from "../../review/readPlan";
import { UsageError } from "../../review/usageError";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { fixture } from "./aStackChange";

const folder = aTemporaryFolder();

const fileWith = (content: string | Buffer): string => {
  const file = join(folder, "plan.json");
  writeFileSync(file, content);
  return file;
};

test("reads what terraform show -json wrote", () => {
  expect(readPlan(fixture("aPlanOfChanges.json")).resource_changes.length).toBeGreaterThan(10);
});

test("a byte order mark and a plan of nothing are no mistakes", () => {
  const plan = readPlan(fileWith('\ufeff{"format_version":"1.2","planned_values":{}}'));
  expect(plan.resource_changes).toEqual([]);
});

test.each([
  ["is Terraform's own plan file", Buffer.from("PK\u0003\u0004")],
  ["is the log of terraform plan -json", '{"@level":"info"}\n{"@level":"info"}'],
  ["is not JSON, must be a plan", "Terraform will perform the following actions"],
  ["is not a JSON object", "[]"],
  ["is a synthesized stack", '{"resource":{},"provider":{}}'],
  ["is a state", '{"format_version":"1.0","values":{}}'],
  ["is a state", '{"version":4,"serial":3}'],
  ["is JSON of something else, must be a plan", '{"resource_changes":[]}'],
  ["is not a plan: format_version: must be string, not 1", '{"format_version":1,"resource_changes":[]}'],
  [
    "is not a plan: resource_changes.change.actions",
    '{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{}}]}',
  ],
  ["format_version must be 1.x, not 2.0", '{"format_version":"2.0","resource_changes":[]}'],
])("says that it %s", (sentence, content) => {
  const file = fileWith(content);
  expect(() => readPlan(file)).toThrow(UsageError);
  expect(() => readPlan(file)).toThrow(`${file}: ${sentence}`);
});

test("names a file that is not there", () => {
  expect(() => readPlan(join(folder, "missing.json"))).toThrow(/missing\.json: cannot be read: .*ENOENT/);
});
