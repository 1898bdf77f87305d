import * as t from "io-ts";

const change = t.intersection([
  t.type({ actions: t.array(t.string) }),
  t.partial({
    before: t.unknown,
    after: t.unknown,
    after_unknown: t.unknown,
    before_sensitive: t.unknown,
    after_sensitive: t.unknown,
    replace_paths: t.array(t.array(t.unknown)),
    importing: t.partial({ id: t.string }),
  }),
]);

const resourceChange = t.intersection([
  t.type({ address: t.string, type: t.string, change }),
  t.partial({
    mode: t.string,
    previous_address: t.string,
    deposed: t.string,
    action_reason: t.string,
  }),
]);

/** One resource of a plan. */
export type ResourceChange = t.TypeOf<typeof resourceChange>;

/** The parts of `terraform show -json PLAN` that a review reads; Terraform Cloud's plan JSON has the same form. */
export const PlanDocument = t.intersection([
  t.type({ format_version: t.string, resource_changes: t.array(resourceChange) }),
  t.partial({
    resource_drift: t.array(resourceChange),
    output_changes: t.record(t.string, change),
    checks: t.array(
      t.partial({
        address: t.partial({ to_display: t.string }),
        status: t.string,
        instances: t.array(t.partial({ problems: t.array(t.partial({ message: t.string })) })),
      }),
    ),
    deferred_changes: t.array(
      t.partial({ reason: t.string, resource_change: t.partial({ address: t.string }) }),
    ),
    errored: t.boolean,
    complete: t.boolean,
    configuration: t.unknown,
  }),
]);
export type PlanDocument = t.TypeOf<typeof PlanDocument>;
