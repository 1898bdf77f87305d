import { isJsonObject } from "../../pipeline/event/fieldType";
import { statementsOfPolicy } from "../policyText";
import { nameOf, type Resource, textAt, type Values } from "../resource";
import { type Holder, sentence } from "./sentence";
import { ownName, type Speaker, shortRole } from "./speaker";
import { type Statement, statementOf } from "./statement";

/** A statement of a resource's policy, and its sentence. */
export interface SpokenStatement {
  readonly address: string;
  /** The attribute that holds the policy. */
  readonly path: string;
  readonly sid: string | undefined;
  readonly sentence: string;
  readonly statement: Statement;
}

/** Every permission that a resource states: in policies, wherever they stand in it, and in attributes. */
export const spokenStatements = (resource: Resource, speaker: Speaker): readonly SpokenStatement[] => [
  ...policiesIn(resource.values).flatMap(({ path, text }) => spokenPolicy(resource, path, text, speaker)),
  ...lambdaPermission(resource, speaker),
];

/** What a resource's policies say that is not a statement: managed policies, and policies that cannot be read here. */
export const otherGrants = (resource: Resource, speaker: Speaker): readonly string[] => [
  ...managedPolicies(resource, speaker),
  ...policyAttributes
    .filter((path) => isUnreadable(resource.values[path]))
    .map(
      (path) =>
        `${ownName(resource)}: its \`${path}\` cannot be read here, it is \`${resource.values[path]}\`.`,
    ),
];

/** The statements of one policy of a resource. */
const spokenPolicy = (
  resource: Resource,
  path: string,
  text: unknown,
  speaker: Speaker,
): readonly SpokenStatement[] =>
  (statementsOfPolicy(text) ?? []).map((json) => {
    const statement = statementOf(json);
    return {
      address: resource.address,
      path,
      sid: statement.sid,
      sentence: sentence(statement, holderOf(resource, path, speaker), speaker),
      statement,
    };
  });

const policyAttributes = [
  "policy",
  "assume_role_policy",
  "access_policy",
  "resource_policy",
  "policy_document",
];

const isUnreadable = (value: unknown): boolean =>
  typeof value === "string" && value !== "" && statementsOfPolicy(value) === undefined && /[{$(]/.test(value);

interface FoundPolicy {
  readonly path: string;
  readonly text: string;
}

const policiesIn = (value: unknown, path = ""): readonly FoundPolicy[] => {
  if (typeof value === "string")
    return statementsOfPolicy(value) === undefined ? [] : [{ path, text: value }];
  if (Array.isArray(value))
    return value.flatMap((item, i) => policiesIn(item, value.length > 1 ? `${path}[${i}]` : path));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    policiesIn(member, path === "" ? key : `${path}.${key}`),
  );
};

const holderOf = (resource: Resource, path: string, speaker: Speaker): Holder => {
  const { type, address, values } = resource;
  if (type === "aws_iam_role_policy") return { subject: speaker.role(values["role"]) };
  if (type === "aws_iam_role")
    return path === "assume_role_policy"
      ? { subject: "Nobody in particular", own: ownName(resource) }
      : { subject: shortRole(address) };
  if (type === "aws_iam_policy")
    return { subject: `Whoever has the policy \`${textAt(values, "name") ?? nameOf(address)}\`` };
  if (/^aws_iam_(user|group)_policy$/.test(type))
    return {
      subject: `The ${type.includes("user") ? "user" : "group"} \`${values["user"] ?? values["group"]}\``,
    };
  return { subject: "Nobody in particular", own: ownName(resource) };
};

/** A Lambda permission is a statement of the function's policy, written as attributes. */
const lambdaPermission = (resource: Resource, speaker: Speaker): readonly SpokenStatement[] => {
  if (resource.type !== "aws_lambda_permission") return [];
  const { values } = resource;
  const principal = String(values["principal"] ?? "*");
  const name = String(values["function_name"]);
  const statement = statementOf({
    Sid: values["statement_id"],
    Effect: "Allow",
    Principal:
      principal === "*"
        ? "*"
        : /^(\d{12}|arn:)/.test(principal)
          ? { AWS: principal }
          : { Service: principal },
    Action: values["action"],
    Resource: "*",
    Condition: permissionConditions(values),
  });
  const plain = /^arn:|\$\{/.test(name) ? speaker.noun(name) : `function \`${name}\``;
  const own = typeof values["qualifier"] === "string" ? `${plain} as \`${values["qualifier"]}\`` : plain;
  return [
    {
      address: resource.address,
      path: "",
      sid: statement.sid,
      sentence: sentence(statement, { subject: "Nobody in particular", own }, speaker),
      statement,
    },
  ];
};

const permissionConditions = (values: Values): Values => {
  const given = (key: string, attribute: string): Values =>
    typeof values[attribute] === "string" && values[attribute] !== "" ? { [key]: values[attribute] } : {};
  return {
    ArnLike: given("aws:SourceArn", "source_arn"),
    StringEquals: {
      ...given("aws:SourceAccount", "source_account"),
      ...given("aws:PrincipalOrgID", "principal_org_id"),
      ...given("lambda:FunctionUrlAuthType", "function_url_auth_type"),
      ...given("lambda:EventSourceToken", "event_source_token"),
    },
  };
};

const managedPolicies = (resource: Resource, speaker: Speaker): readonly string[] => {
  const { type, values, address } = resource;
  const has = (who: string, arn: unknown) => `${who} has all that ${speaker.noun(String(arn))} allows.`;
  if (/^aws_iam_(role|user|group)_policy_attachment$/.test(type)) {
    const who = "role" in values ? speaker.role(values["role"]) : `\`${values["user"] ?? values["group"]}\``;
    return [has(who, values["policy_arn"])];
  }
  if (type !== "aws_iam_role") return [];
  const arns = Array.isArray(values["managed_policy_arns"]) ? values["managed_policy_arns"] : [];
  const boundary = values["permissions_boundary"];
  return [
    ...arns.map((arn) => has(shortRole(address), arn)),
    ...(typeof boundary === "string" && boundary !== ""
      ? [`${shortRole(address)} may at the most what ${speaker.noun(boundary)} allows.`]
      : []),
  ];
};
