import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change, StackChanges } from "../../review/change";
import { planChanges } from "../../review/planChanges";
import { readPlan } from "../../review/readPlan";
import { synthChanges } from "../../review/synthChanges";
import type { SynthDocument } from "../../review/synthDocument";

/** The path of a fixture of the review. */
export const fixture = (name: string): string => join(__dirname, "fixtures", name);

const documentOf = (name: string): SynthDocument => JSON.parse(readFileSync(fixture(name), "utf8"));

/** The sources before a change, and after it. */
export const aSynthBefore = documentOf("aSynthBefore.json");
export const aSynthAfter = documentOf("aSynthAfter.json");

/** A plan that Terraform 1.11 made of that change, against a state that had drifted meanwhile. */
export const aPlannedChange = (): StackChanges =>
  planChanges("primary", "plan.json", readPlan(fixture("aPlanOfChanges.json")), aSynthAfter);

/** The same change as the two syntheses tell it. */
export const aSynthChange = (): StackChanges =>
  synthChanges("primary", "cdktf.out", aSynthBefore, aSynthAfter);

/** The change of one resource, which must be there. */
export const changeAt = (changes: readonly Change[], address: string): Change => {
  const change = changes.find((other) => other.address === address);
  if (change === undefined) throw new Error(`${address}: there is no such change`);
  return change;
};

/** A change made by hand: of an attribute in place, say. */
export const aChange = (change: Partial<Change> & Pick<Change, "type">): Change => ({
  address: `${change.type}.it`,
  action: "change",
  attributes: [],
  replacedFor: [],
  before: {},
  after: {},
  ...change,
});
