import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import {
  Aspects,
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  TerraformElement,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import type { Construct, Node } from "constructs";
import type { Place } from "./arn";
import { ProtectionLifted } from "./protectionLifted";

/** Where Terraform keeps its state. */
export type Backend =
  /** Beside the project: for trying out, by one person. */
  | { readonly kind: "local" }
  /** A bucket of yours, locked by a lock object; the key is `<keyPrefix><stack>.tfstate`. */
  | { readonly kind: "s3"; readonly bucket: string; readonly region: string; readonly keyPrefix: string }
  /** Terraform Cloud or Enterprise; the workspace is `<workspacePrefix><stack>`. */
  | { readonly kind: "cloud"; readonly organization: string; readonly workspacePrefix: string };

export interface AwsStackProps extends Place {
  /** On every resource that takes tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly backend: Backend;
  /** Nothing is protected from destroy: see `protectionLifted.ts`. @default false */
  readonly takeDown?: boolean;
}

/**
 * A stack in one region of one account. Its provider refuses any other account, and its resource addresses are
 * the path of construct ids (`aws_s3_bucket.raw`), without cdktf's hash: people read and import them.
 */
export class AwsStack extends TerraformStack {
  private readonly pathByAddress = new Map<string, string>();
  private readonly providers = new Map<string, AwsProvider>();
  private readonly everywhere: Pick<AwsProviderConfig, "allowedAccountIds" | "defaultTags">;

  constructor(scope: Construct, id: string, { accountId, region, tags, backend, takeDown }: AwsStackProps) {
    super(scope, id);
    this.everywhere = { allowedAccountIds: [accountId], defaultTags: [{ tags }] };
    this.providers.set(region, new AwsProvider(this, "aws", { region, ...this.everywhere }));
    this.addOverride("terraform.required_version", ">= 1.10");
    addBackend(this, id, backend);
    if (takeDown === true) Aspects.of(this).add(new ProtectionLifted());
  }

  /**
   * For the few resources that live in one region, wherever the stack is: what CloudFront uses is in us-east-1. Same
   * account, same tags; the stack's own provider for its own region.
   */
  providerIn(region: string): AwsProvider {
    const known = this.providers.get(region);
    if (known !== undefined) return known;
    const alias = region.replaceAll("-", "_");
    const provider = new AwsProvider(this, `aws_${alias}`, { region, alias, ...this.everywhere });
    this.providers.set(region, provider);
    return provider;
  }

  /** Ids joined by `_`; `Resource` stands for its parent. */
  protected override allocateLogicalId(tfElement: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(tfElement) ? tfElement.node : (tfElement as Node);
    const ids = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    const id = ids.filter((part) => part !== "Resource").join("_");
    const type = TerraformResource.isTerraformResource(tfElement) ? tfElement.terraformResourceType : "";
    this.claim(`${type}.${id}`, node.path);
    return id;
  }

  /** Without the hash two paths can join to one address, and cdktf would silently keep one resource of the two. */
  private claim(address: string, path: string): void {
    const holder = this.pathByAddress.get(address) ?? path;
    if (holder !== path) throw new Error(`${address}: both ${holder} and ${path} have it, must be unique`);
    this.pathByAddress.set(address, path);
  }
}

const addBackend = (stack: TerraformStack, id: string, backend: Backend): void => {
  switch (backend.kind) {
    case "local":
      // relative to cdktf.out/stacks/<id>, so that no absolute path gets into the output
      new LocalBackend(stack, { path: `../../../terraform.${id}.tfstate` });
      return;
    case "s3":
      new S3Backend(stack, {
        bucket: backend.bucket,
        region: backend.region,
        key: `${backend.keyPrefix}${id}.tfstate`,
        encrypt: true,
      });
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    case "cloud":
      new CloudBackend(stack, {
        organization: backend.organization,
        workspaces: new NamedCloudWorkspace(`${backend.workspacePrefix}${id}`),
      });
      return;
  }
};
