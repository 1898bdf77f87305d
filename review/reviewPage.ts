import type { CallOut, PermissionChange } from "./callOuts";
import type { Change } from "./change";
import { changeItem, headlineOf } from "./changeText";
import { costBlocks } from "./costPage";
import { type Block, code, foldedList, heading, type Item, list, paragraph } from "./page";
import type { Review, StackReview } from "./review";

/** The review as a page: what can hurt first, then each stack, then what stands, then the cost. */
export const reviewPage = (review: Review): readonly Block[] => [
  heading(1, "Review"),
  paragraph(review.isLossy ? `**${verdictOf(review)}** They are the first list below.` : verdictOf(review)),
  ...review.stacks.map(
    ({ changes }): Block =>
      paragraph(`**${changes.stack}**, against ${changes.against}: ${headlineOf(changes)}.`),
  ),
  ...notes(review),
  ...(review.stacks.every(isUnchanged) ? [paragraph(nothingChanges)] : changeBlocks(review)),
  ...standing(review),
  ...costBlocks(review.cost),
];

/** The one sentence that counts. */
export const verdictOf = ({ isLossy, stacks }: Review): string => {
  const lost = stacks.flatMap(({ callOuts: { lost } }) => lost).length;
  if (isLossy)
    return `Stop: ${lost} stateful ${lost === 1 ? "resource" : "resources"} would be destroyed or replaced.`;
  return "Nothing stateful would be destroyed or replaced.";
};

const isUnchanged = ({ changes: { changes, drift, settings } }: StackReview): boolean =>
  changes.every(({ action }) => action === "none") && drift.length + settings.length === 0;

const nothingChanges =
  "**Nothing changes**, so what follows is what stands. To see what a change of the sources does, review it before " +
  "`npm run synth` writes it over the last one, or name another with `--last`, or a plan with `--plan`.";

const changeBlocks = (review: Review): readonly Block[] => [
  ...callOuts(review),
  ...review.stacks.flatMap(stackBlocks),
];

const notes = ({ stacks }: Review): readonly Block[] => {
  const all = stacks.flatMap(({ changes }) => changes.notes.map((note) => `**${changes.stack}**: ${note}`));
  return all.length === 0 ? [] : [list(all)];
};

const callOuts = ({ stacks }: Review): readonly Block[] => {
  const of = (pick: (stack: StackReview) => readonly CallOut[]): readonly string[] =>
    stacks.flatMap((stack) =>
      pick(stack).map((callOut) => `${where(stack, callOut.change.address)}: ${callOut.reason}.`),
    );
  const lost = of(({ callOuts: { lost } }) => lost);
  const stateful = of(({ callOuts: { stateful } }) => stateful);
  const open = of(({ callOuts: { open } }) => open).map(endOnce);
  const permissions = stacks.flatMap((stack) =>
    stack.callOuts.permissions.map((permission) => permissionItem(stack, permission)),
  );
  const statements = permissions.reduce((sum, { items = [] }) => sum + items.length, 0);
  const nothing = "Nothing changes here.";
  return [
    heading(2, "Stateful"),
    ...(lost.length === 0
      ? []
      : [paragraph("**Destroyed or replaced**, with what is lost:"), list(lost.map(endOnce))]),
    ...foldedList(
      `${lost.length > 0 ? "Other changes" : "Changes"} of what holds data or has an address (${stateful.length})`,
      stateful,
      12,
    ),
    ...(lost.length + stateful.length === 0 ? [paragraph(nothing)] : []),
    heading(2, "Public, or less guarded"),
    ...foldedList(`Doors and guards that change (${open.length})`, open, 20),
    ...(open.length === 0 ? [paragraph(nothing)] : []),
    heading(2, "Permissions"),
    ...foldedList(`Statements that come, go or change (${statements})`, permissions, 30),
    ...(permissions.length === 0 ? [paragraph(nothing)] : []),
  ];
};

const endOnce = (text: string): string => text.replace(/\.\.$/, ".");

const where = ({ changes }: StackReview, address: string): string => `${changes.stack} ${code(address)}`;

const permissionItem = (stack: StackReview, permission: PermissionChange): Item => ({
  text: where(stack, permission.change.address),
  items: statementLines(permission),
});

const statementLines = ({ statements, others }: PermissionChange): readonly string[] => [
  ...statements.map(({ before, after }) => {
    const sid = after?.sid ?? before?.sid;
    const name = sid === undefined ? "" : ` ${code(sid)}`;
    if (before === undefined) return `**new**${name}: ${after?.sentence}`;
    if (after === undefined) return `**gone**${name}: ${before.sentence}`;
    return `**changed**${name}: ${after.sentence} Before: ${before.sentence}`;
  }),
  ...others,
];

const stackBlocks = (stack: StackReview): readonly Block[] => {
  const {
    changes,
    callOuts: { outside },
  } = stack;
  const real = changes.changes.filter(({ action }) => action !== "none");
  const of = (...actions: readonly string[]): readonly Item[] =>
    real.filter(({ action }) => actions.includes(action)).map(changeItem);
  const part = (title: string, items: readonly Item[], openUpTo: number): readonly Block[] =>
    foldedList(`${title} (${items.length})`, items, openUpTo);
  const settings = changes.settings.length === 0 ? [] : [changeItem(settingsChange(changes.settings))];
  return [
    heading(2, `Stack ${changes.stack}`),
    ...part("Replaced", of("replace"), 40),
    ...part("Destroyed", of("destroy"), 40),
    ...part("Let go of", of("forget"), 40),
    ...part("Changed", of("change"), 60),
    ...part("Moved or imported", of("move", "import"), 20),
    ...part("Added", of("add"), 20),
    ...part("Changed outside Terraform since it last looked", driftItems(changes.drift, outside), 40),
    ...part("Outputs, provider and backend", settings, 20),
    ...(isUnchanged(stack) ? [paragraph("No changes.")] : []),
  ];
};

const driftItems = (drift: readonly Change[], outside: readonly PermissionChange[]): readonly Item[] =>
  drift.map((change) => {
    const item = changeItem(change);
    const permission = outside.find((other) => other.change === change);
    return {
      text: `${item.text}${change.action === "destroy" ? ": deleted" : ""}`,
      items: [...(item.items ?? []), ...(permission === undefined ? [] : statementLines(permission))],
    };
  });

const settingsChange = (attributes: StackReview["changes"]["settings"]) => ({
  address: "settings of the stack",
  type: "",
  action: "change" as const,
  attributes,
  replacedFor: [],
  before: undefined,
  after: undefined,
});

/** What holds once it is applied, whether it changes or not. */
const standing = ({ stacks }: Review): readonly Block[] => {
  const open = stacks.flatMap((stack) =>
    stack.open.map(({ address, reason }) => endOnce(`${where(stack, address)}: ${reason}.`)),
  );
  const told = stacks.some(({ callOuts: { permissions } }) => permissions.length > 0);
  const unchanged = stacks.flatMap(unchangedPermissions);
  const n = unchanged.reduce((sum, { items = [] }) => sum + items.length, 0);
  return [
    heading(2, "What stands once this is applied"),
    ...foldedList(`Public (${open.length})`, open, 20),
    ...(open.length === 0 ? [paragraph("Nothing is public.")] : []),
    ...foldedList(
      `Who may do what${told ? " besides the statements above" : ""}, in ${n} ${n === 1 ? "sentence" : "sentences"}`,
      unchanged,
      0,
    ),
  ];
};

/** Every statement that the call-outs do not tell already, by the resource that holds it. */
const unchangedPermissions = (stack: StackReview): readonly Item[] => {
  const told = new Set(
    stack.callOuts.permissions.flatMap(({ statements }) =>
      statements.map(({ after }) => `${after?.address} ${after?.sentence}`),
    ),
  );
  const left = stack.permissions.filter(({ address, sentence }) => !told.has(`${address} ${sentence}`));
  const toldOthers = new Set(stack.callOuts.permissions.flatMap(({ others }) => others));
  return [
    ...[...new Set(left.map(({ address }) => address))].map((address) => ({
      text: where(stack, address),
      items: left
        .filter((statement) => statement.address === address)
        .map(({ sid, sentence }) => (sid === undefined ? sentence : `${code(sid)}: ${sentence}`)),
    })),
    ...stack.otherPermissions.filter((grant) => !toldOthers.has(grant)).map((text) => ({ text })),
  ];
};
