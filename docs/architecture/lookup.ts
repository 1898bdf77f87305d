import type { Part } from "./part";
import { shapes } from "./shapes";

/** Finds the part that a reference (`${aws_s3_bucket.raw.id}`) or an ARN stands for. */
export interface Lookup {
  readonly part: (stack: string, reference: unknown) => Part | undefined;
  /** The API with a host name of its own. */
  readonly apiAt: (stack: string, host: unknown) => Part | undefined;
  /** The tables of a database that read objects; views read tables. */
  readonly tablesOf: (stack: string, database: unknown) => readonly Part[];
  /** The part that acts as a role. */
  readonly actor: (stack: string, role: unknown) => Part | undefined;
}

/** The end of the ARN of a part, up to its name, and the attribute with that name. */
const arns: Readonly<Record<string, readonly [string, string]>> = {
  aws_s3_bucket: ["arn:aws:s3:::", "bucket"],
  aws_lambda_function: [":function:", "function_name"],
  aws_sqs_queue: [":sqs:", "name"],
  aws_sfn_state_machine: [":stateMachine:", "name"],
  aws_dynamodb_table: [":table/", "name"],
  aws_athena_workgroup: [":workgroup/", "name"],
};

export const lookupOf = (parts: readonly Part[]): Lookup => {
  const byReference = new Map(parts.map((part) => [`${part.stack} ${part.type}.${part.name}`, part]));
  const referred = (stack: string, text: string): Part | undefined =>
    byReference.get(`${stack} ${/\$\{(\w+\.\w+)\./.exec(text)?.[1]}`);
  return {
    part: (stack, reference) => {
      const text = String(reference);
      return (
        referred(stack, text) ??
        parts.find(({ type, resource }) => {
          const [before = "", attribute = ""] = arns[type] ?? [];
          const name = resource[attribute];
          return before !== "" && text.includes(before) && text.split(/[/:]|s3:\/\//).includes(String(name));
        })
      );
    },
    apiAt: (stack, host) => {
      const named = parts.find(
        (part) =>
          part.stack === stack &&
          part.type === "aws_apigatewayv2_domain_name" &&
          part.resource["domain_name"] === host,
      );
      const mapping = parts.find(
        ({ type, resource }) =>
          type === "aws_apigatewayv2_api_mapping" &&
          named !== undefined &&
          String(resource["domain_name"]).includes(`.${named.name}.`),
      );
      return mapping && referred(stack, String(mapping.resource["api_id"]));
    },
    tablesOf: (stack, database) =>
      parts.filter(
        (part) =>
          part.stack === stack &&
          part.type === "aws_glue_catalog_table" &&
          part.resource["table_type"] === "EXTERNAL_TABLE" &&
          part.resource["database_name"] === database,
      ),
    actor: (stack, role) => {
      const reference = `\${${/\$\{(\w+\.\w+)\./.exec(String(role))?.[1]}.`;
      return parts.find(
        (part) =>
          part.stack === stack &&
          shapes[part.type] !== undefined &&
          JSON.stringify(part.resource).includes(`${reference}arn}`),
      );
    },
  };
};
