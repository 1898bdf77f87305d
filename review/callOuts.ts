import type { Change, StackChanges } from "./change";
import { policyDiff, type StatementChange } from "./iam/policyDiff";
import type { Speaker } from "./iam/speaker";
import { otherGrants, spokenStatements } from "./iam/spokenStatements";
import { loosened } from "./loosening";
import { publicDoors } from "./publicity";
import type { Values } from "./resource";
import { statefulness } from "./stateful";

/** One line that a reviewer must not miss. */
export interface CallOut {
  readonly change: Change;
  readonly reason: string;
}

/** A change of a permission. */
export interface PermissionChange {
  readonly change: Change;
  readonly statements: readonly StatementChange[];
  readonly others: readonly string[];
}

/** What is called out before everything else, in this order. */
export interface CallOuts {
  /** Of these, something would be lost: they make the review fail. */
  readonly lost: readonly CallOut[];
  /** Other changes of what holds data or is known to the world by its address. */
  readonly stateful: readonly CallOut[];
  readonly open: readonly CallOut[];
  readonly permissions: readonly PermissionChange[];
  /** Permissions that were changed outside Terraform. */
  readonly outside: readonly PermissionChange[];
}

/** Sorts out a stack's changes by what they can do harm to. */
export const callOutsOf = ({ changes, drift }: StackChanges, speaker: Speaker): CallOuts => {
  const real = changes.filter(({ action }) => action !== "none");
  const stateful = real.filter(({ type }) => statefulness(type) !== undefined);
  const alreadyGone = drift.filter(
    ({ type, action }) => action === "destroy" && statefulness(type) !== undefined,
  );
  return {
    lost: stateful.filter(isLoss).map((change) => ({ change, reason: lossOf(change) })),
    stateful: [
      ...alreadyGone.map((change) => ({
        change,
        reason: `deleted outside Terraform already. Lost: ${statefulness(change.type)?.loss}`,
      })),
      ...stateful.filter((change) => !isLoss(change)).map((change) => ({ change, reason: effectOf(change) })),
    ],
    open: [
      ...real.flatMap((change) => openings(change, speaker).map((reason) => ({ change, reason }))),
      ...drift.flatMap((change) =>
        loosened(change).map((reason) => ({ change, reason: `outside Terraform: ${reason}` })),
      ),
    ],
    permissions: real.map((change) => permissionChange(change, speaker)).filter(isSome),
    outside: drift.map((change) => permissionChange(change, speaker)).filter(isSome),
  };
};

const isSome = ({ statements, others }: PermissionChange): boolean => statements.length + others.length > 0;

const isLoss = ({ action }: Change): boolean => action === "destroy" || action === "replace";

const lossOf = ({ type, action, reason, replacedFor }: Change): string => {
  const why =
    replacedFor.length > 0
      ? `: ${replacedFor.map((path) => `\`${path}\``).join(", ")} cannot be changed in place`
      : reason === undefined
        ? ""
        : `: ${reason}`;
  return `${action === "replace" ? "replaced" : "destroyed"}${why}. Lost: ${statefulness(type)?.loss}`;
};

const effectOf = ({ type, action, movedFrom, importedId }: Change): string => {
  const ifDestroyed = `if it is ever destroyed, lost: ${statefulness(type)?.loss}`;
  const moved = movedFrom === undefined ? "" : `moved from \`${movedFrom}\`, nothing is lost; `;
  switch (action) {
    case "add":
      return `new; ${ifDestroyed}`;
    case "import":
      return `imported (\`${importedId}\`): Terraform takes over what is there`;
    case "forget":
      return "let go of: it stays, and Terraform no longer looks after it";
    case "move":
      return `moved from \`${movedFrom}\`: nothing is lost`;
    default:
      return `${moved}changed in place; ${ifDestroyed}`;
  }
};

const openings = (change: Change, speaker: Speaker): readonly string[] => {
  const doors = (values: Values | undefined) =>
    values === undefined ? [] : publicDoors({ address: change.address, type: change.type, values }, speaker);
  const before = doors(change.before);
  return [
    ...doors(change.after).map((door) =>
      before.includes(door) ? `still public: ${door}` : `public: ${door}`,
    ),
    ...loosened(change),
    ...(change.action === "destroy" ? [] : refusalsGone(change, speaker)),
  ];
};

const refusalsGone = (change: Change, speaker: Speaker): readonly string[] =>
  permissionChange(change, speaker)
    .statements.filter(({ before }) => before?.statement.effect === "Deny")
    .map(
      ({ before, after }) =>
        `${after === undefined ? "no longer refused" : "refused otherwise than before"}: ${before?.sentence}`,
    );

const permissionChange = (change: Change, speaker: Speaker): PermissionChange => {
  const { address, type, before, after, action } = change;
  const said = (values: Values | undefined) => {
    if (values === undefined) return { statements: [], grants: [] };
    const resource = { address, type, values };
    return { statements: spokenStatements(resource, speaker), grants: otherGrants(resource, speaker) };
  };
  const was = said(before);
  const is = said(action === "forget" ? before : after);
  const given = is.grants.filter((grant) => !was.grants.includes(grant));
  const taken = was.grants.filter((grant) => !is.grants.includes(grant));
  return {
    change,
    statements: policyDiff(was.statements, is.statements),
    others: [...given, ...taken.map((grant) => `no longer: ${grant}`)],
  };
};
