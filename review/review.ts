import { type CallOuts, callOutsOf } from "./callOuts";
import type { StackChanges } from "./change";
import { type Estimate, estimateOf } from "./cost/monthlyCost";
import { speakerOf } from "./iam/speaker";
import { otherGrants, type SpokenStatement, spokenStatements } from "./iam/spokenStatements";
import { publicDoors } from "./publicity";

/** What a reviewer wants to know of an installation's change. */
export interface Review {
  readonly stacks: readonly StackReview[];
  readonly cost: Estimate;
  /** Something stateful would be destroyed or replaced. */
  readonly isLossy: boolean;
}

export interface StackReview {
  readonly changes: StackChanges;
  readonly callOuts: CallOuts;
  /** What can be reached by anyone once this is applied. */
  readonly open: readonly { readonly address: string; readonly reason: string }[];
  readonly permissions: readonly SpokenStatement[];
  readonly otherPermissions: readonly string[];
}

/** Judges the changes of all stacks together. */
export const reviewOf = (stacks: readonly StackChanges[]): Review => {
  const reviewed = stacks.map(reviewStack);
  return {
    stacks: reviewed,
    cost: estimateOf(stacks.flatMap(({ resources }) => resources)),
    isLossy: reviewed.some(({ callOuts }) => callOuts.lost.length > 0),
  };
};

const reviewStack = (changes: StackChanges): StackReview => {
  const { resources, place } = changes;
  const speaker = speakerOf(resources, place);
  return {
    changes,
    callOuts: callOutsOf(changes, speaker),
    open: resources.flatMap((resource) =>
      publicDoors(resource, speaker).map((reason) => ({ address: resource.address, reason })),
    ),
    permissions: resources.flatMap((resource) => spokenStatements(resource, speaker)),
    otherPermissions: resources.flatMap((resource) => otherGrants(resource, speaker)),
  };
};
