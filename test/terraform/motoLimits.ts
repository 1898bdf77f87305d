/** What moto 5.2 cannot do for a type of resource, and how the proof goes on without it. */
export interface MotoLimit {
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
  /** Applied; what moto forgets of these attributes is not called a change. */
  | { readonly kind: "changes ignored"; readonly attributes: readonly string[] }
  /** Applied without these attributes. */
  | { readonly kind: "attributes left out"; readonly attributes: readonly string[] }
  /** Applied with another value of an attribute; left out where there is none. */
  | {
      readonly kind: "rewritten";
      readonly attribute: string;
      readonly what: string;
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

/** The whole list. A limit that no resource meets is reported as unused. */
export const motoLimits: readonly MotoLimit[] = [
  {
    type: "aws_s3_bucket_policy",
    cannot:
      "ignores conditions, so a denial of requests without TLS denies all; and finds the right to deliver access logs " +
      "only where it is a statement's one resource",
    handling: {
      kind: "rewritten",
      attribute: "policy",
      what: "without denials, one resource a statement",
      to: judgedByMoto,
    },
  },
  {
    type: "aws_s3_bucket_replication_configuration",
    cannot: "forgets parts of the rules, and replicates nothing",
    handling: { kind: "changes ignored", attributes: ["rule"] },
  },
  {
    type: "aws_s3_bucket_logging",
    cannot: "forgets how the logs' keys begin",
    handling: { kind: "changes ignored", attributes: ["target_object_key_format"] },
  },
  {
    type: "aws_lambda_function",
    cannot: "forgets the environment's key, and where dead letters and logs go",
    handling: {
      kind: "changes ignored",
      attributes: ["kms_key_arn", "dead_letter_config", "logging_config"],
    },
  },
];
