import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { policyJson, type Statement, trustJson } from "./policy";

export interface ServiceRoleProps {
  readonly name: string;
  readonly description: string;
  /** The service that assumes it, as `lambda.amazonaws.com`. */
  readonly service: string;
  /** On whose behalf the service may assume it: never empty, or any customer of the service could ask it to. */
  readonly trust: NonNullable<Statement["condition"]>;
}

/**
 * A role for one service and one purpose, filled in by the constructs it is given to. What it may do with keys
 * stands in a policy of its own: a key's ARN is known only once the key exists, and the rest should be readable in
 * the first plan.
 */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** Who waits for these (`dependsOn`) finds a role that can already do its work. */
  readonly policies: readonly IamRolePolicy[];
  private readonly statements: Statement[] = [];

  constructor(scope: Construct, id: string, { name, description, service, trust }: ServiceRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name,
      description,
      assumeRolePolicy: trustJson(service, trust),
    });
    const policy = (policyId: string, policyName: string, part: (statement: Statement) => boolean) =>
      new IamRolePolicy(this, policyId, {
        name: policyName,
        role: role.id,
        policy: Lazy.stringValue({ produce: () => policyJson(this.statements.filter(part)) }),
      });
    this.policies = [
      policy("policy", "what-it-may-do", (statement) => !isAboutKeys(statement)),
      policy("key_policy", "which-keys-it-may-use", isAboutKeys),
    ];
    this.arn = role.arn;
  }

  /** Lets the role do one more thing. */
  allow(statement: Omit<Statement, "effect" | "principal">): void {
    this.statements.push(statement);
  }
}

const isAboutKeys = ({ actions }: Statement): boolean => actions.every((action) => action.startsWith("kms:"));
