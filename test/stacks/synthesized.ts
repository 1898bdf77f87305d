import { type TerraformStack, Testing } from "cdktf";
import { decode } from "../../pipeline/event/decode";
import { BackupStack } from "../../stacks/backup";
import { Configuration } from "../../stacks/configuration";
import { PrimaryStack } from "../../stacks/primary";
import { anApp } from "./anApp";

/** A resource as Terraform's JSON gives it. */
export type Resource = Readonly<Record<string, unknown>>;

/** A synthesized stack: its document, and its resources by address. */
export interface Synthesized {
  readonly document: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, Resource>>;
}

/** One statement as a policy's JSON gives it. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The smallest configuration, as a file would hold it. */
export const aConfiguration = {
  name: "acme",
  environment: "test",
  accountId: "111122223333",
  primaryRegion: "eu-central-1",
  backupRegion: "eu-west-1",
};

/** The configuration that a file with these options would give. */
export const configurationOf = (options: object): Configuration => {
  const decoded = decode(Configuration, options as unknown);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("\n"));
  return decoded.value;
};

/** Synthesizes any one stack. */
export const synthesized = (stack: TerraformStack): Synthesized => {
  const document = JSON.parse(Testing.synth(stack));
  const resources: Record<string, Resource> = {};
  for (const [type, byName] of Object.entries<Record<string, Resource>>(document.resource ?? {}))
    for (const [name, resource] of Object.entries(byName)) resources[`${type}.${name}`] = resource;
  return { document, resources };
};

/** Both stacks of an installation. */
export const installation = (options: object = aConfiguration) => {
  const configuration = configurationOf(options);
  return {
    primary: synthesized(new PrimaryStack(anApp(), configuration)),
    backup: synthesized(new BackupStack(anApp(), configuration)),
  };
};

/** The resource at an address, which must be there. */
export const at = ({ resources }: Synthesized, address: string): Resource => {
  const resource = resources[address];
  if (resource === undefined) throw new Error(`${address}: there is no such resource`);
  return resource;
};

/** The statements of a policy's JSON. */
export const statementsOf = (policy: unknown): readonly PolicyStatement[] =>
  JSON.parse(String(policy)).Statement;

/** What a role may do: the statements of both its policies. */
export const allowedTo = (stack: Synthesized, role: string): readonly PolicyStatement[] =>
  ["policy", "key_policy"].flatMap((part) =>
    statementsOf(at(stack, `aws_iam_role_policy.${role}_${part}`)["policy"]),
  );
