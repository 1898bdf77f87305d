import type { Lookup } from "./lookup";
import type { Part, Resource } from "./part";
import { shapes } from "./shapes";

/** A way that data or a call takes. */
export interface Arrow {
  readonly from: Part;
  readonly to: Part;
  readonly says: string;
}

/** Every way that the stacks open, as their resources say. */
export const arrowsOf = (parts: readonly Part[], lookup: Lookup): readonly Arrow[] => {
  const all = finders.flatMap((finder) => parts.flatMap((part) => finder(part, lookup)));
  return all.filter(
    (one, i) =>
      all.findIndex(({ from, to, says }) => from === one.from && to === one.to && says === one.says) === i,
  );
};

type Finder = (part: Part, lookup: Lookup) => readonly Arrow[];

const arrow = (from: Part | undefined, to: Part | undefined, says: string): readonly Arrow[] =>
  from === undefined ||
  to === undefined ||
  from === to ||
  shapes[from.type] === undefined ||
  shapes[to.type] === undefined
    ? []
    : [{ from, to, says }];

/** Finds arrows at the parts of one type. */
const at =
  (type: string, find: (part: Part, lookup: Lookup) => readonly Arrow[]): Finder =>
  (part, lookup) =>
    part.type === type ? find(part, lookup) : [];

/** What a role that may do this does with data: it goes there, or comes from there. */
const dataActions: readonly (readonly [RegExp, "to" | "from", string])[] = [
  [/^s3:PutObject$/, "to", "writes"],
  [/^s3:GetObject$/, "from", "is read by"],
  [/^s3:DeleteObject$/, "to", "deletes from"],
  [/^sqs:SendMessage$/, "to", "gives up to"],
  [/^sqs:ReceiveMessage$/, "from", "feeds"],
  [/^dynamodb:(UpdateItem|PutItem)$/, "to", "counts in"],
  [/^dynamodb:(Query|GetItem)$/, "from", "is read by"],
  [/^athena:StartQueryExecution$/, "to", "asks"],
  [/^(lambda:InvokeFunction|states:StartExecution)$/, "to", "starts"],
];

const finders: readonly Finder[] = [
  at("aws_cloudfront_distribution", (part, { part: find, apiAt }) =>
    records(part.resource["origin"]).flatMap(({ domain_name: host }) => {
      const bucket = String(host).split(".s3.")[0];
      const origin =
        find(part.stack, `arn:aws:s3:::${bucket}`) ?? find(part.stack, host) ?? apiAt(part.stack, host);
      return arrow(part, origin, "asks");
    }),
  ),
  at("aws_lambda_permission", ({ stack, resource }, { part: find }) =>
    arrow(
      find(stack, resource["source_arn"]),
      find(stack, `:function:${resource["function_name"]}`) ?? find(stack, resource["function_name"]),
      "calls",
    ),
  ),
  at("aws_iam_role_policy", ({ stack, resource }, { part: find, actor }) =>
    statementsOf(resource["policy"]).flatMap(({ Action, Resource: arnsOf }) => {
      const who = actor(stack, resource["role"]);
      return dataActions
        .filter(([action]) => Action.some((one) => action.test(one)))
        .flatMap(([, way, says]) =>
          arnsOf.flatMap((arn) => {
            const what = find(stack, arn);
            return way === "to" ? arrow(who, what, says) : arrow(what, who, says);
          }),
        );
    }),
  ),
  at("aws_s3_bucket_replication_configuration", ({ stack, resource }, { part: find }) =>
    records(resource["rule"]).flatMap(({ destination }) =>
      records(destination).flatMap(({ bucket }) =>
        arrow(find(stack, resource["bucket"]), find(stack, bucket), "is copied to"),
      ),
    ),
  ),
  at("aws_s3_bucket_notification", ({ stack, resource }, { part: find }) =>
    records(resource["queue"]).flatMap(({ queue_arn }) =>
      arrow(find(stack, resource["bucket"]), find(stack, queue_arn), "tells"),
    ),
  ),
  at("aws_glue_catalog_table", (part, { part: find }) =>
    records(part.resource["storage_descriptor"]).flatMap(({ location }) =>
      arrow(find(part.stack, String(location).replace("s3://", "arn:aws:s3:::")), part, "is seen as"),
    ),
  ),
  at("aws_athena_named_query", ({ stack, resource }, { part: find, tablesOf }) =>
    tablesOf(stack, resource["database"]).flatMap((table) =>
      arrow(table, find(stack, resource["workgroup"]), "answers"),
    ),
  ),
  at("aws_athena_workgroup", (part, { part: find }) =>
    [...JSON.stringify(part.resource).matchAll(/"output_location":"s3:\/\/([^"]+)"/g)].flatMap(
      ([, location]) =>
        arrow(part, find(part.stack, location) ?? find(part.stack, `arn:aws:s3:::${location}`), "writes"),
    ),
  ),
];

const records = (u: unknown): readonly Resource[] => [u].flat().filter(isRecord);

const isRecord = (u: unknown): u is Resource => typeof u === "object" && u !== null;

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const statementsOf = (policy: unknown): readonly Statement[] => JSON.parse(String(policy)).Statement;
