import { type AttributeChange, notSet } from "./attributeDiff";
import type { Action, Change, StackChanges } from "./change";
import { code, type Item } from "./page";

/** `3 to add, 1 to destroy, 40 unchanged` */
export const headlineOf = ({ changes, drift }: StackChanges): string => {
  const n = (action: Action): number => changes.filter((change) => change.action === action).length;
  const counts: readonly (readonly [number, string])[] = [
    [n("destroy"), "to destroy"],
    [n("replace"), "to replace"],
    [n("change"), "to change"],
    [n("add"), "to add"],
    [n("move"), "moved"],
    [n("import"), "to import"],
    [n("forget"), "to let go of"],
    [n("none"), "unchanged"],
    [drift.length, "changed outside Terraform"],
  ];
  const some = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return some.length === 0 ? "nothing" : some.join(", ");
};

/** One resource's change: what happens to it, and below it each attribute. */
export const changeItem = (change: Change): Item => {
  const unknown = change.attributes.filter(({ kind }) => kind === "unknown");
  const known = change.attributes.filter(({ kind }) => kind !== "unknown");
  return {
    text: [
      code(change.address),
      ...(change.deposed === undefined
        ? []
        : [`(an old object that a replacement left behind, ${code(change.deposed)})`]),
      ...remarks(change).map((remark, at) => (at === 0 ? `: ${remark}` : `; ${remark}`)),
    ]
      .join(" ")
      .replace(/ ([:;])/g, "$1"),
    items: [
      ...known.map((attribute) => attributeText(attribute, change.replacedFor)),
      ...(unknown.length === 0
        ? []
        : [
            `known after apply: ${unknown.map((attribute) => ("path" in attribute ? code(attribute.path) : "")).join(", ")}`,
          ]),
    ],
  };
};

const remarks = ({ action, movedFrom, importedId, reason, replacedFor }: Change): readonly string[] => [
  ...(movedFrom === undefined ? [] : [`moved from ${code(movedFrom)}`]),
  ...(importedId === undefined ? [] : [`imported, ${code(importedId)}`]),
  ...(action === "forget" ? ["it stays, and Terraform no longer looks after it"] : []),
  ...(replacedFor.length > 0
    ? [`replaced for ${replacedFor.map(code).join(", ")}`]
    : reason === undefined
      ? []
      : [reason]),
];

const attributeText = (attribute: AttributeChange, replacedFor: readonly string[]): string => {
  switch (attribute.kind) {
    case "code":
      return `code changed (${code(attribute.before)} → ${code(attribute.after)})`;
    case "policy":
      return `${code(attribute.path)}: its statements are told as permissions`;
    case "unknown":
      return `${code(attribute.path)}: known after apply`;
    case "value": {
      const forces = replacedFor.includes(attribute.path) ? " (cannot be changed in place)" : "";
      return `${code(attribute.path)}: ${side(attribute.before)} → ${side(attribute.after)}${forces}`;
    }
  }
};

const side = (text: string): string => (text === notSet || text === "(sensitive)" ? text : code(text));
