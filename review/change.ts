import type { AttributeChange } from "./attributeDiff";
import type { Resource, Values } from "./resource";

/** What happens to a resource. `forget`: Terraform lets go of it, and it stays. */
export type Action = "add" | "change" | "replace" | "destroy" | "forget" | "import" | "move" | "none";

/** One resource's change. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly attributes: readonly AttributeChange[];
  /** The attributes that cannot be changed in place. */
  readonly replacedFor: readonly string[];
  /** Why Terraform does this, where it says so. */
  readonly reason?: string;
  readonly movedFrom?: string;
  readonly importedId?: string;
  /** Set when this is an old object that a replacement left behind. */
  readonly deposed?: string;
  /** As it was and will be, without what the plan marks as sensitive. Shown only by way of `attributes`. */
  readonly before: Values | undefined;
  readonly after: Values | undefined;
}

/** What one stack's plan or synth would change. */
export interface StackChanges {
  readonly stack: string;
  /** What it is compared with, in words. */
  readonly against: string;
  readonly changes: readonly Change[];
  /** What was changed outside Terraform since it last looked. */
  readonly drift: readonly Change[];
  /** Outputs, settings of providers and backends. */
  readonly settings: readonly AttributeChange[];
  /** What a reviewer must know of the plan as a whole: failed checks, errors, other sources. */
  readonly notes: readonly string[];
  /** Everything that will be there. */
  readonly resources: readonly Resource[];
  readonly place: Place;
}

/** Where a stack lives, as far as its provider says. */
export interface Place {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
}
