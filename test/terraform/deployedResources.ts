import type { Terraform } from "../support/terraform";

/** A resource as Terraform's state has it. */
export interface DeployedResource {
  /** `aws_s3_bucket.raw` */
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Everything in a stack's state. */
export const deployedResources = async (terraform: Terraform): Promise<readonly DeployedResource[]> => {
  const { stdout } = await terraform.run(["show", "-json"]);
  return JSON.parse(stdout).values?.root_module?.resources ?? [];
};

/** An attribute, which must be text, of the one resource at an address. */
export const textOf = (
  resources: readonly DeployedResource[],
  address: string,
  attribute: string,
): string => {
  const value = resources.find((resource) => resource.address === address)?.values[attribute];
  if (typeof value !== "string") throw new Error(`${address}: there is no ${attribute} in the state`);
  return value;
};
