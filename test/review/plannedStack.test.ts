import { checkPlannedStack } from "../../review/plannedStack";
import { readPlan } from "../../review/readPlan";
import { aSynthAfter, fixture } from "./aStackChange";

const plan = readPlan(fixture("aPlanOfChanges.json"));
const other = { resource: { aws_s3_bucket: { replica: {} } } };

test("a plan of the stack it was given for is taken, also when the plan shows no resource", () => {
  expect(() =>
    checkPlannedStack("primary", "p.json", plan, { primary: aSynthAfter, backup: other }),
  ).not.toThrow();
  const empty = { format_version: "1.2", resource_changes: [] };
  expect(() => checkPlannedStack("backup", "b.json", empty, { backup: other })).not.toThrow();
});

test("a plan of the other stack is refused, and told which it is of", () => {
  expect(() => checkPlannedStack("backup", "p.json", plan, { primary: aSynthAfter, backup: other })).toThrow(
    "p.json: is a plan of the stack primary, not of backup",
  );
});

test("a plan of another project is refused with one of its addresses", () => {
  expect(() => checkPlannedStack("backup", "p.json", plan, { backup: other })).toThrow(
    /p\.json: is a plan of something else: none of its \d+ resources \(aws_.*, …\) is in backup/,
  );
});

test("a stack that does not exist is refused with those that do", () => {
  expect(() => checkPlannedStack("prod", "p.json", plan, { primary: aSynthAfter, backup: other })).toThrow(
    "--plan: there is no stack prod, only primary and backup",
  );
});
