import type { Construct } from "constructs";
import { ServiceRole } from "../../../modules/ground/serviceRole";
import { aPlace } from "../aStack";

/** A function's role that may do nothing yet. */
export const aRole = (scope: Construct, id: string): ServiceRole =>
  new ServiceRole(scope, id, {
    name: `acme-${id}`,
    description: "Does something.",
    service: "lambda.amazonaws.com",
    trust: { StringEquals: { "aws:SourceAccount": aPlace.accountId } },
  });
