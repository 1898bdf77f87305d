import { isJsonObject } from "../pipeline/event/fieldType";
import { attributeDiff } from "./attributeDiff";
import type { Change, Place, StackChanges } from "./change";
import { blocksOf, isUnset, type Resource, textAt, type Values, valueAt } from "./resource";
import { identityOf } from "./stateful";
import { placeOf, resourcesOf, type SynthDocument } from "./synthDocument";

/** What the sources say now, against what they said when they were last synthesized. */
export const synthChanges = (
  stack: string,
  folder: string,
  last: SynthDocument | undefined,
  now: SynthDocument | undefined,
): StackChanges => {
  const before = new Map(resourcesOf(last ?? {}).map((resource) => [resource.address, resource]));
  const after = resourcesOf(now ?? {});
  const moved = new Map(blocksOf(now?.["moved"]).map(({ from, to }) => [String(to), String(from)]));
  const changes = [
    ...after.map((resource) => laterChange(resource, before, moved, now ?? {})),
    ...[...before.values()]
      .filter(({ address }) => !after.some((resource) => resource.address === address))
      .filter(
        ({ address }) =>
          ![...moved].some(([to, from]) => from === address && after.some((r) => r.address === to)),
      )
      .map((resource) =>
        goneChange(
          resource,
          after.filter(({ address }) => !before.has(address)),
          now ?? {},
        ),
      ),
  ];
  return {
    stack,
    against:
      last === undefined
        ? `the last synth: there is none of it in ${folder}, so everything is new`
        : now === undefined
          ? `the last synth in ${folder}: the stack is no longer there`
          : `the last synth in ${folder}`,
    changes: changes.sort((a, b) => (a.address < b.address ? -1 : 1)),
    drift: [],
    settings:
      last === undefined ? [] : attributeDiff({ before: settingsOf(last), after: settingsOf(now ?? {}) }),
    notes: last === undefined || now === undefined ? [] : elsewhere(placeOf(last), placeOf(now)),
    resources: after,
    place: placeOf(now ?? last ?? {}),
  };
};

/** Terraform would look for everything at the new place, and find nothing. */
const elsewhere = (was: Place, is: Place): readonly string[] =>
  was.region === is.region && was.accountId === is.accountId
    ? []
    : [
        `The stack moves from ${placeText(was)} to ${placeText(is)}: all of it is made anew there, and what is here is left ` +
          "behind, with its data, and without Terraform to look after it.",
      ];

const placeText = ({ accountId, region }: Place): string =>
  `${region ?? "no region"} of ${accountId === undefined ? "any account" : `account ${accountId}`}`;

const laterChange = (
  { address, type, values }: Resource,
  before: ReadonlyMap<string, Resource>,
  moved: ReadonlyMap<string, string>,
  now: SynthDocument,
): Change => {
  const from = moved.get(address);
  const movedFrom = from !== undefined && before.has(from) && !before.has(address) ? from : undefined;
  const was = before.get(movedFrom ?? address)?.values;
  const attributes =
    was === undefined ? [] : attributeDiff({ before: withoutOrder(was), after: withoutOrder(values) });
  const replacedFor = was === undefined ? [] : replacing(type, was, values);
  const importing = blocksOf(now["import"]).find(({ to }) => to === address);
  const importedId = was === undefined && importing !== undefined ? String(importing["id"]) : undefined;
  const action =
    was === undefined
      ? importedId === undefined
        ? "add"
        : "import"
      : replacedFor.length > 0
        ? "replace"
        : attributes.length > 0
          ? "change"
          : movedFrom === undefined
            ? "none"
            : "move";
  const reason = replacedFor.length > 0 ? "it cannot be changed in place" : undefined;
  return {
    address,
    type,
    action,
    attributes,
    replacedFor,
    reason,
    movedFrom,
    importedId,
    before: was,
    after: values,
  };
};

/** What waits for what is no attribute in AWS. */
const withoutOrder = ({ depends_on: _, ...values }: Values): Values => values;

const goneChange = (
  { address, type, values }: Resource,
  newcomers: readonly Resource[],
  now: SynthDocument,
): Change => {
  const forgotten = blocksOf(now["removed"]).some(
    (removed) => removed["from"] === address && valueAt(removed, "lifecycle.destroy") === false,
  );
  const heir = forgotten ? undefined : newcomers.find((resource) => isSameThing(type, values, resource));
  return {
    address,
    type,
    action: forgotten ? "forget" : "destroy",
    attributes: [],
    replacedFor: [],
    reason:
      heir === undefined
        ? undefined
        : `${heir.address} now has its name: move the state (terraform state mv ${address} ${heir.address}) instead`,
    before: values,
    after: undefined,
  };
};

const isSameThing = (type: string, values: Values, other: Resource): boolean => {
  const [name] = identityOf(type);
  return (
    name !== undefined &&
    other.type === type &&
    !isUnset(values[name]) &&
    replacing(type, values, other.values).length === 0
  );
};

/** Identities that are text here and there; a reference reads differently before and after only when it is another. */
const replacing = (type: string, before: Values, after: Values): readonly string[] =>
  identityOf(type).filter((path) => {
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    return JSON.stringify(was ?? null) !== JSON.stringify(is ?? null);
  });

/** Where state and providers are, and what the stack gives out. */
const settingsOf = (document: SynthDocument): Values => ({
  backend: valueAt(document, "terraform.backend") ?? valueAt(document, "terraform.cloud"),
  provider: valueAt(document, "provider.aws"),
  output: Object.fromEntries(
    Object.entries(isJsonObject(document["output"]) ? document["output"] : {}).map(([name, output]) => [
      name,
      textAt({ output }, "output.value"),
    ]),
  ),
});
