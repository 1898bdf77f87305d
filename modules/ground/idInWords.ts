import type { Construct } from "constructs";

/**
 * `RawReplica` for the construct `raw_replica` of a stack, `CountQueue` for the `queue` in its `count`: a policy
 * statement's `sid` takes letters and digits only.
 */
export const idInWords = ({ node }: Construct): string =>
  node.scopes
    .slice(2)
    .map(({ node: { id } }) => id)
    .filter((id) => id !== "Resource")
    .join("_")
    .replace(/(^|_)([a-z0-9])/g, (_, __, first: string) => first.toUpperCase());
