import {
  DefaultTokenResolver,
  type IAspect,
  StringConcat,
  TerraformElement,
  TerraformProvider,
  TerraformResource,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { type MotoLimit, motoLimits } from "./motoLimits";

/** One resource, or provider, that is not applied as the stack has it. */
export interface Handled {
  /** `primary aws_s3_bucket_policy.raw_policy` */
  readonly what: string;
  readonly limit: MotoLimit;
  /** What was done with it, in a few words. */
  readonly how: string;
}

/**
 * What the proof changes in the stacks so that moto can hold them: {@link motoLimits} and nothing else. Production
 * constructs know nothing of it. To be added to each stack: cdktf 0.21 ignores aspects of the app.
 */
export class MotoAspect implements IAspect {
  /** Filled when the app is synthesized. */
  readonly handled: Handled[] = [];

  constructor(private readonly limits: readonly MotoLimit[] = motoLimits) {}

  visit(node: IConstruct): void {
    if (!(node instanceof TerraformElement)) return;
    if (node instanceof TerraformResource || node instanceof TerraformProvider)
      for (const limit of this.limits)
        if (limit.type === node.terraformResourceType) this.handle(node, limit);
    this.standIn(node);
  }

  private handle(element: TerraformResource | TerraformProvider, limit: MotoLimit): void {
    const how = handled(element, limit);
    if (how !== undefined) this.handled.push({ what: nameOf(element), limit, how });
  }

  /** Puts stand-ins for the attributes of what is left out. */
  private standIn(element: TerraformElement): void {
    for (const [path, text] of texts(attributesOf(element))) {
      const replaced = text.replace(
        /\$\{(aws_\w+)\.\w+\.([\w.[\]]+)\}/g,
        (reference, type: string, attribute: string) =>
          this.standInFor(element, type, attribute) ?? reference,
      );
      if (replaced !== text) element.addOverride(path.join("."), replaced);
    }
  }

  private standInFor(element: TerraformElement, type: string, attribute: string): string | undefined {
    const limit = this.limits.find((candidate) => candidate.type === type);
    if (limit?.handling.kind !== "left out") return undefined;
    const value = limit.handling.standIns?.[attribute];
    if (value !== undefined)
      this.handled.push({ what: nameOf(element), limit, how: `stand-in for its ${attribute}` });
    return value;
  }
}

/** What was done, or undefined where nothing had to be. */
const handled = (
  element: TerraformResource | TerraformProvider,
  { handling }: MotoLimit,
): string | undefined => {
  switch (handling.kind) {
    case "left out":
      element.addOverride("count", 0);
      return "left out";
    case "changes ignored": {
      const present = handling.attributes.filter((attribute) => attribute in attributesOf(element));
      if (present.length === 0) return undefined;
      element.addOverride("lifecycle.ignore_changes", present);
      return `changes ignored of ${present.join(", ")}`;
    }
    case "set":
      element.addOverride(handling.attribute, handling.value);
      return `${handling.attribute} = ${handling.value}`;
    case "rewritten": {
      const value = handling.to(String(attributesOf(element)[handling.attribute]));
      if (value === undefined) element.addOverride("count", 0);
      else element.addOverride(handling.attribute, value);
      return value === undefined ? `left out: nothing remains ${handling.how}` : handling.how;
    }
  }
};

const nameOf = (element: TerraformElement): string => {
  const type =
    element instanceof TerraformResource || element instanceof TerraformProvider
      ? `${element.terraformResourceType}.`
      : "";
  return `${element.cdktfStack.node.id} ${type}${element.friendlyUniqueId}`;
};

type Json = { readonly [key: string]: unknown };

/** An element's attributes as they are synthesized: below `resource.<type>.<name>`, `output.<name>`, … */
const attributesOf = (element: TerraformElement): Json => {
  const document: unknown = Tokenization.resolve(element.toTerraform(), {
    scope: element.cdktfStack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
  return below(document, element.friendlyUniqueId) ?? {};
};

const below = (value: unknown, name: string): Json | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  const named = (value as Json)[name];
  if (named !== undefined) return named as Json;
  const [only] = Object.values(value);
  return below(only, name);
};

/** Every text in a value, with its path. */
function* texts(
  value: unknown,
  path: readonly string[] = [],
): Generator<readonly [readonly string[], string]> {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...path, key]);
}
