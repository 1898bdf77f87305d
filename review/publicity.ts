import type { Speaker } from "./iam/speaker";
import { spokenStatements } from "./iam/spokenStatements";
import { blocksOf, type Resource, textAt, valueAt } from "./resource";

/** Why a resource can be reached by people whom IAM does not know, each reason in one line; empty where it cannot. */
export const publicDoors = (resource: Resource, speaker: Speaker): readonly string[] => [
  ...(doors[resource.type]?.(resource) ?? []),
  ...spokenStatements(resource, speaker)
    .filter(({ statement }) => statement.effect === "Allow" && isForAll(statement.principals))
    .map(({ sentence }) => `its policy lets anyone in: ${sentence}`),
];

const isForAll = (
  principals: { readonly but: boolean; readonly items: readonly string[] } | undefined,
): boolean => principals !== undefined && (principals.but || principals.items.includes("*"));

type Doors = (resource: Resource) => readonly string[];

const doors: Readonly<Record<string, Doors>> = {
  aws_apigatewayv2_route: ({ values }) =>
    (textAt(values, "authorization_type") ?? "NONE") === "NONE"
      ? [
          `\`${textAt(values, "route_key") ?? "a route"}\` has no authorizer: its handler alone decides who may call`,
        ]
      : [],
  aws_apigatewayv2_api: ({ values }) => {
    const origins = valueAt(values, "cors_configuration.allow_origins");
    return Array.isArray(origins) && origins.includes("*")
      ? ["pages of any origin may call it (CORS `*`)"]
      : [];
  },
  aws_cloudfront_distribution: ({ values }) =>
    values["enabled"] === false ? [] : ["answers the whole internet", ...namesOf(values["aliases"])],
  aws_lambda_function_url: ({ values }) =>
    textAt(values, "authorization_type") === "NONE"
      ? ["a function URL without authorization: anyone may call it"]
      : [],
  aws_s3_bucket_public_access_block: ({ values }) => {
    const open = blockSwitches.filter((name) => values[name] !== true);
    return open.length === 0 ? [] : [`does not block all public access: ${open.join(", ")} off`];
  },
  aws_s3_account_public_access_block: ({ values }) => {
    const open = blockSwitches.filter((name) => values[name] !== true);
    return open.length === 0 ? [] : [`does not block all public access: ${open.join(", ")} off`];
  },
  aws_s3_bucket_acl: ({ values }) =>
    /^public|authenticated-read/.test(textAt(values, "acl") ?? "")
      ? [`has the ACL ${textAt(values, "acl")}`]
      : [],
  aws_s3_bucket_website_configuration: () => [
    "is a website: its objects are for everyone whom the policy lets in",
  ],
  aws_lambda_permission: ({ values }) =>
    textAt(values, "principal") === "apigateway.amazonaws.com" && values["source_arn"] === undefined
      ? ["any API of any account may call the function: no source is named"]
      : [],
  aws_db_instance: ({ values }) => (values["publicly_accessible"] === true ? ["has a public address"] : []),
  aws_security_group: ({ values }) =>
    blocksOf(values["ingress"]).some(
      ({ cidr_blocks }) => Array.isArray(cidr_blocks) && cidr_blocks.includes("0.0.0.0/0"),
    )
      ? ["lets in any address"]
      : [],
};

const blockSwitches = [
  "block_public_acls",
  "block_public_policy",
  "ignore_public_acls",
  "restrict_public_buckets",
];

const namesOf = (aliases: unknown): readonly string[] =>
  (Array.isArray(aliases) ? aliases : []).map((alias) => `answers to the name \`${alias}\``);
