import {
  DefaultTokenResolver,
  type IAspect,
  StringConcat,
  TerraformElement,
  TerraformResource,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { type MotoLimit, motoLimits } from "./motoLimits";

/** One resource that is not applied as the stack has it. */
export interface Handled {
  /** `primary aws_s3_bucket_policy.raw_policy` */
  readonly resource: string;
  readonly limit: MotoLimit;
  /** What was done with it, in a few words. */
  readonly what: string;
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
    if (node instanceof TerraformResource)
      for (const limit of this.limits)
        if (limit.type === node.terraformResourceType)
          this.handled.push({ resource: nameOf(node), limit, what: handle(node, limit) });
    this.standIn(node);
  }

  /** Puts stand-ins for the attributes of what is left out. */
  private standIn(element: TerraformElement): void {
    for (const [path, text] of texts(attributesOf(element))) {
      const replaced = text.replace(
        /\$\{(aws_\w+)\.\w+\.([\w.[\]]+)\}/g,
        (reference, type: string, attribute: string) => this.standInFor(type, attribute) ?? reference,
      );
      if (replaced !== text) element.addOverride(path.join("."), replaced);
    }
  }

  private standInFor(type: string, attribute: string): string | undefined {
    const handling = this.limits.find((limit) => limit.type === type)?.handling;
    return handling?.kind === "left out" ? handling.standIns?.[attribute] : undefined;
  }
}

const handle = (resource: TerraformResource, { handling }: MotoLimit): string => {
  switch (handling.kind) {
    case "left out":
      resource.addOverride("count", 0);
      return "left out";
    case "changes ignored":
      resource.addOverride("lifecycle.ignore_changes", handling.attributes);
      return `changes ignored of ${handling.attributes.join(", ")}`;
    case "attributes left out":
      for (const attribute of handling.attributes) resource.addOverride(attribute, undefined);
      return `without ${handling.attributes.join(", ")}`;
    case "rewritten": {
      const value = handling.to(String(attributesOf(resource)[handling.attribute]));
      if (value === undefined) resource.addOverride("count", 0);
      else resource.addOverride(handling.attribute, value);
      return value === undefined ? `left out: nothing remains ${handling.what}` : handling.what;
    }
  }
};

const nameOf = (resource: TerraformResource): string =>
  `${resource.cdktfStack.node.id} ${resource.terraformResourceType}.${resource.friendlyUniqueId}`;

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
