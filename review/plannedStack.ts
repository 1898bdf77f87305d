import { isJsonObject } from "../pipeline/event/fieldType";
import type { PlanDocument } from "./planDocument";
import { resourcesOf, type SynthDocument } from "./synthDocument";
import { UsageError } from "./usageError";

/** Refuses a plan that was given for the wrong stack, or that is of no stack of this project. */
export const checkPlannedStack = (
  stack: string,
  file: string,
  plan: PlanDocument,
  synth: Readonly<Record<string, SynthDocument>>,
): void => {
  const stacks = Object.keys(synth);
  if (synth[stack] === undefined)
    throw new UsageError(`--plan: there is no stack ${stack}, only ${stacks.join(" and ")}`);
  const planned = addressesIn(plan);
  if (planned.size === 0) return;
  const shared = (name: string): number =>
    resourcesOf(synth[name] ?? {}).filter(({ address }) => planned.has(address)).length;
  const [closest = stack] = [...stacks].sort((a, b) => shared(b) - shared(a));
  if (shared(closest) === 0) {
    const [first] = planned;
    throw new UsageError(
      `${file}: is a plan of something else: none of its ${planned.size} resources (${first}, …) is in ${stacks.join(" or ")}`,
    );
  }
  if (shared(closest) > shared(stack))
    throw new UsageError(`${file}: is a plan of the stack ${closest}, not of ${stack}`);
};

const addressesIn = (plan: PlanDocument): ReadonlySet<string> => {
  const root = isJsonObject(plan.configuration) ? plan.configuration["root_module"] : undefined;
  const configured = isJsonObject(root) && Array.isArray(root["resources"]) ? root["resources"] : [];
  return new Set([
    ...plan.resource_changes.map(({ address }) => address),
    ...configured.filter(isJsonObject).map(({ address }) => String(address)),
  ]);
};
