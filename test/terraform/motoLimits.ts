/** What moto 5.2 cannot do for a type of resource, and how the proof goes on without it. */
export interface MotoLimit {
  /** A resource's type, or `aws` for the providers. */
  readonly type: string;
  /** What moto does where AWS would do right, as the proof's output tells it. */
  readonly cannot: string;
  readonly handling: Handling;
}

export type Handling =
  /**
   * `count = 0`: planned, not applied. Whatever refers to one of its attributes gets the stand-in; an attribute
   * without one stays a reference, and Terraform complains.
   */
  | { readonly kind: "left out"; readonly standIns?: Readonly<Record<string, string>> }
  /** Applied; what moto forgets of these attributes, where there are any, is not called a change. */
  | { readonly kind: "changes ignored"; readonly attributes: readonly string[] }
  /** Applied with this value of an attribute. */
  | { readonly kind: "set"; readonly attribute: string; readonly value: string | number | boolean }
  /** Applied with another value of an attribute; left out where there is none. */
  | {
      readonly kind: "rewritten";
      readonly attribute: string;
      readonly how: string;
      readonly to: (value: string) => string | undefined;
    };

/** A bucket policy as moto judges it: without denials, and with one resource a statement. */
const judgedByMoto = (policy: string): string | undefined => {
  const document: Policy = JSON.parse(policy);
  const statements = document.Statement.filter(({ Effect }) => Effect === "Allow").flatMap((statement) =>
    statement.Resource.map((Resource, i) => ({ ...statement, Sid: `${statement.Sid}${i + 1}`, Resource })),
  );
  return statements.length === 0 ? undefined : JSON.stringify({ ...document, Statement: statements });
};

interface Policy {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: string;
    readonly Resource: readonly string[];
  }[];
}

const leftOut = (type: string, cannot: string, standIns?: Readonly<Record<string, string>>): MotoLimit => ({
  type,
  cannot,
  handling: { kind: "left out", ...(standIns === undefined ? {} : { standIns }) },
});

const forgets = (type: string, cannot: string, ...attributes: readonly string[]): MotoLimit => ({
  type,
  cannot,
  handling: { kind: "changes ignored", attributes },
});

/** The whole list. A limit that no resource meets is reported as unused. */
export const motoLimits: readonly MotoLimit[] = [
  {
    type: "aws",
    cannot: "answers 500 to what it cannot do, which the provider would ask 25 times",
    // not 1: moto drops a connection now and then
    handling: { kind: "set", attribute: "max_retries", value: 3 },
  },
  {
    type: "aws_s3_bucket_policy",
    cannot:
      "ignores conditions, so that a denial of requests without TLS denies all; sees the right to deliver access logs " +
      "only where it is a statement's one resource",
    handling: {
      kind: "rewritten",
      attribute: "policy",
      how: "without denials, one resource a statement",
      to: judgedByMoto,
    },
  },
  forgets("aws_s3_bucket_logging", "forgets how the logs' keys begin", "target_object_key_format"),
  forgets(
    "aws_s3_bucket_replication_configuration",
    "forgets parts of the rules, and replicates nothing",
    "rule",
  ),
  leftOut("aws_s3_account_public_access_block", "answers under the account's own host name only"),
  forgets(
    "aws_lambda_function",
    "forgets the environment's key, and where dead letters and logs go",
    "kms_key_arn",
    "dead_letter_config",
    "logging_config",
  ),
  leftOut("aws_apigatewayv2_domain_name", "never calls a domain name available", {
    "domain_name_configuration[0].target_domain_name": "d-0123456789.execute-api.eu-central-1.amazonaws.com",
    "domain_name_configuration[0].hosted_zone_id": "Z1U9ULNL0V5AJ3",
    id: "clicks.example",
  }),
  leftOut("aws_apigatewayv2_api_mapping", "has no domain name to map, see above"),
  leftOut("aws_cloudfront_cache_policy", "does not know the API", {
    // of AWS: Managed-CachingDisabled
    id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  }),
  leftOut("aws_cloudfront_response_headers_policy", "does not know the API", {
    // of AWS: Managed-SecurityHeadersPolicy
    id: "67f7725c-6f97-4210-82d7-5512b31e9d03",
  }),
  leftOut("aws_cloudfront_function", "does not know the API", {
    // of no account's: nothing there is looked for
    arn: "arn:aws:cloudfront::000000000000:function/stray-paths",
  }),
  forgets(
    "aws_cloudfront_distribution",
    "forgets functions, cache policies, access controls and the certificate",
    "default_cache_behavior",
    "ordered_cache_behavior",
    "origin",
    "viewer_certificate",
  ),
  {
    type: "aws_cloudtrail",
    cannot: "does not find a trail by its ARN, which is how logging is switched on",
    handling: { kind: "set", attribute: "enable_logging", value: false },
  },
  leftOut("aws_budgets_budget", "does not know who is told of what was spent"),
  forgets("aws_sqs_queue", "gives a redrive policy back with other blanks", "redrive_policy"),
  leftOut("aws_sqs_queue_redrive_allow_policy", "does not know the attribute, for which the provider waits"),
  // measured for resources that not every configuration has
  forgets("aws_s3_bucket_notification", "forgets that EventBridge is told", "eventbridge"),
  leftOut("aws_s3_bucket_intelligent_tiering_configuration", "does not know the API"),
  leftOut("aws_cloudwatch_composite_alarm", "fails when it stores one"),
  leftOut("aws_cloudwatch_query_definition", "does not know the API"),
];

/** What is deployed and not used there, each with the reason. */
export const notUsed: readonly string[] = [
  "reports over HTTP and the nightly checks: moto's Athena takes queries and runs none of them",
];
