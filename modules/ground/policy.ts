/** One statement of a policy document. `sid`: letters and digits, the intent in a few words. */
export interface Statement {
  readonly sid: string;
  readonly effect?: "Allow" | "Deny";
  readonly principal?: Principal;
  readonly actions: readonly string[];
  /** ARNs; `*` only in a key's own policy, where it means that key, and where a service knows no resources. */
  readonly resources: readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export type Principal = "*" | { readonly service: string } | { readonly aws: string };

/** The JSON of a policy: statements in the order given, so that equal intents give equal bytes. */
export const policyJson = (statements: readonly Statement[]): string => {
  const repeated = statements.map(({ sid }) => sid).filter((sid, i, all) => all.indexOf(sid) !== i);
  if (repeated.length > 0) throw new Error(`policy: sid ${repeated[0]} is used twice, must be unique`);
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ sid, effect, principal, actions, resources, condition }) => ({
      Sid: sid,
      Effect: effect ?? "Allow",
      ...(principal === undefined ? {} : { Principal: principalJson(principal) }),
      Action: actions,
      Resource: resources,
      ...(condition === undefined ? {} : { Condition: condition }),
    })),
  });
};

/** The trust policy of a role that only `service` may assume, under `condition`. */
export const trustJson = (service: string, condition: Statement["condition"]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Trust",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: condition,
      },
    ],
  });

/** What no bucket, queue or topic lets anyone do: these actions without TLS. */
export const denyWithoutTls = (actions: readonly string[], resources: readonly string[]): Statement => ({
  sid: "DenyWithoutTls",
  effect: "Deny",
  principal: "*",
  actions,
  resources,
  condition: { Bool: { "aws:SecureTransport": "false" } },
});

const principalJson = (principal: Principal) => {
  if (principal === "*") return "*";
  return "service" in principal ? { Service: principal.service } : { AWS: principal.aws };
};
