import { isJsonObject } from "../pipeline/event/fieldType";
import { type AttributeChange, attributeDiff, sensitive } from "./attributeDiff";
import type { Action, Change, StackChanges } from "./change";
import type { PlanDocument, ResourceChange } from "./planDocument";
import { blocksOf, type Resource, textAt, type Values, valueAt } from "./resource";
import { placeOf, resourcesOf, type SynthDocument } from "./synthDocument";

/** What a plan of a stack would do. Where the plan does not know a value yet, the synth tells how it is made. */
export const planChanges = (
  stack: string,
  file: string,
  plan: PlanDocument,
  synth: SynthDocument,
): StackChanges => {
  const managed = plan.resource_changes.filter(({ mode }) => mode !== "data");
  const sources = new Map(resourcesOf(synth).map((resource) => [resource.address, resource]));
  return {
    stack,
    against: `the plan ${file}`,
    changes: managed.map((change) => changeOf(change, sources)),
    drift: (plan.resource_drift ?? [])
      .filter(({ mode }) => mode !== "data")
      .map((change) => changeOf(change, new Map()))
      .filter(({ action, attributes }) => action === "destroy" || attributes.length > 0),
    settings: Object.entries(plan.output_changes ?? {}).flatMap(([name, change]) => outputDiff(name, change)),
    notes: [...notesOf(plan), ...otherSources(plan, managed, synth)],
    resources: managed.flatMap((change) => resourceAfter(change, sources)),
    place: placeOf(synth),
  };
};

const changeOf = (change: ResourceChange, sources: ReadonlyMap<string, Resource>): Change => {
  const { before, after, after_unknown, before_sensitive, after_sensitive } = change.change;
  const action = actionOf(change);
  const inPlace = action === "change" || action === "replace";
  return {
    address: change.address,
    type: change.type,
    action,
    attributes:
      inPlace || (action === "none" && !isNoOp(change))
        ? attributeDiff({
            before,
            after,
            unknown: after_unknown,
            beforeSensitive: before_sensitive,
            afterSensitive: after_sensitive,
          })
        : [],
    replacedFor: (change.change.replace_paths ?? []).map((path) => path.join(".")),
    reason: reasons[change.action_reason ?? ""] ?? change.action_reason,
    movedFrom: change.previous_address,
    importedId:
      change.change.importing === undefined ? undefined : (change.change.importing.id ?? "unknown id"),
    deposed: change.deposed,
    before: objectOf(withoutSecrets(before, before_sensitive)),
    after: action === "destroy" ? undefined : resourceAfter(change, sources)[0]?.values,
  };
};

const isNoOp = ({ change }: ResourceChange): boolean => change.actions.join() === "no-op";

const actionOf = (resource: ResourceChange): Action => {
  const { actions, importing } = resource.change;
  if (actions.includes("forget")) return "forget";
  if (actions.includes("delete")) return actions.includes("create") ? "replace" : "destroy";
  if (actions.includes("create")) return "add";
  if (actions.includes("update")) return "change";
  if (importing !== undefined) return "import";
  return resource.previous_address === undefined ? "none" : "move";
};

const resourceAfter = (
  { address, type, deposed, change }: ResourceChange,
  sources: ReadonlyMap<string, Resource>,
): readonly Resource[] => {
  const after = objectOf(withoutSecrets(change.after, change.after_sensitive));
  if (after === undefined || deposed !== undefined || change.actions.includes("forget")) return [];
  const unknown = isJsonObject(change.after_unknown) ? change.after_unknown : {};
  const source = sources.get(address)?.values;
  const known = source === undefined ? after : withoutMirrors(type, after, source);
  const filled = Object.keys(unknown).filter(
    (key) => unknown[key] === true && key in (source ?? {}) && after[key] !== sensitive,
  );
  return [
    { address, type, values: { ...known, ...Object.fromEntries(filled.map((key) => [key, source?.[key]])) } },
  ];
};

/** A role tells what other resources gave it, as it was before this plan; only what stands in the sources is its own. */
const withoutMirrors = (type: string, after: Values, source: Values): Values =>
  type === "aws_iam_role"
    ? Object.fromEntries(
        Object.entries(after).filter(
          ([key]) => (key !== "inline_policy" && key !== "managed_policy_arns") || key in source,
        ),
      )
    : after;

/** What a plan marks as sensitive is left out of what is judged, so that no sentence can quote it. */
const withoutSecrets = (value: unknown, mask: unknown): unknown => {
  if (mask === true) return sensitive;
  if (Array.isArray(value) && Array.isArray(mask))
    return value.map((item, i) => withoutSecrets(item, mask[i]));
  if (!isJsonObject(value) || !isJsonObject(mask)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, mask[key])]),
  );
};

const objectOf = (value: unknown): Values | undefined => (isJsonObject(value) ? { ...value } : undefined);

const outputDiff = (name: string, change: ResourceChange["change"]): readonly AttributeChange[] => {
  if (change.actions.join() === "no-op") return [];
  const wrapped = (value: unknown) => ({ [`output.${name}`]: value });
  if (change.actions.includes("create") && change.after_unknown === true)
    return [{ kind: "unknown", path: `output.${name}`, before: "not set" }];
  return attributeDiff({
    before: wrapped(change.before),
    after: wrapped(change.after),
    unknown: wrapped(change.after_unknown),
    beforeSensitive: wrapped(change.before_sensitive),
    afterSensitive: wrapped(change.after_sensitive),
  });
};

const notesOf = (plan: PlanDocument): readonly string[] => [
  ...(plan.errored === true ? ["The plan ended with an error: what it shows is not everything."] : []),
  ...(plan.complete === false && plan.errored !== true
    ? ["The plan is not complete: a further plan must follow its apply."]
    : []),
  ...(plan.checks ?? [])
    .filter(({ status }) => status === "fail" || status === "error")
    .map(({ address, instances }) => {
      const messages = (instances ?? []).flatMap(({ problems }) =>
        (problems ?? []).map(({ message }) => message),
      );
      return `The check ${address?.to_display ?? "without a name"} fails${messages.length > 0 ? `: ${messages.join(" ")}` : "."}`;
    }),
  ...(plan.deferred_changes ?? []).map(
    ({ resource_change, reason }) =>
      `${resource_change?.address ?? "A resource"} is put off (${reason ?? "no reason given"}): a further plan must follow.`,
  ),
];

/** A plan that was made from other sources than these is still worth reading, but not to be taken for theirs. */
const otherSources = (
  plan: PlanDocument,
  managed: readonly ResourceChange[],
  synth: SynthDocument,
): readonly string[] => {
  const here = new Set(resourcesOf(synth).map(({ address }) => address));
  const planned = managed.filter(
    ({ change }) => !change.actions.includes("delete") || change.actions.length > 1,
  );
  const there = new Set(planned.filter(({ change }) => !change.actions.includes("forget")).map(bareAddress));
  const differing = [
    ...[...there].filter((address) => !here.has(address)),
    ...[...here].filter((address) => !there.has(address)),
  ].sort();
  const [provider] = blocksOf(valueAt({ plan: plan.configuration }, "plan.provider_config.aws.expressions"));
  const region = textAt(provider, "region.constant_value");
  const place = placeOf(synth);
  return [
    ...(differing.length > 0
      ? [
          `The plan was made from other sources than these: ${differing.length} resources are in one of the two only, ` +
            `${differing.slice(0, 3).join(", ")}${differing.length > 3 ? ", …" : ""}.`,
        ]
      : []),
    ...(region !== undefined && place.region !== undefined && region !== place.region
      ? [`The plan is for ${region}, the configuration here for ${place.region}.`]
      : []),
  ];
};

/** Without the index of `count` and `for_each`. */
const bareAddress = ({ address }: ResourceChange): string => address.replace(/\[[^\]]*\]$/, "");

const reasons: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted: an earlier apply left it half made",
  replace_because_cannot_update: "it cannot be changed in place",
  replace_by_request: "the plan was asked to replace it (-replace)",
  replace_by_triggers: "what it says it is replaced with changes (replace_triggered_by)",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_wrong_repetition: "it is no longer repeated by count or for_each as before",
  delete_because_count_index: "its index is beyond count",
  delete_because_each_key: "its key is no longer in for_each",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_no_move_target: "the address that it was moved to is not in the configuration",
};
