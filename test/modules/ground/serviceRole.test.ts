import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";
import { aRole } from "./aRole";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";
const put = { sid: "Put", actions: ["s3:PutObject"], resources: ["arn:aws:s3:::acme-raw/*"] };
const encrypt = { sid: "Encrypt", actions: ["kms:GenerateDataKey"], resources: [key] };
const both = { sid: "Both", actions: ["kms:Decrypt", "s3:GetObject"], resources: ["*"] };

test("one service may assume the role, on behalf of those that are named", () => {
  const stack = aStack();
  aRole(stack, "ingest");
  const role = at(synthesized(stack), "aws_iam_role.ingest");
  expect(role).toMatchObject({ name: "acme-ingest", description: "Does something." });
  expect(statementsOf(role["assume_role_policy"])).toEqual([
    {
      Sid: "Trust",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    },
  ]);
});

test("what it may do with keys stands apart from what it may do, which a first plan shows in full", () => {
  const stack = aStack();
  const role = aRole(stack, "ingest");
  for (const statement of [encrypt, put, both]) role.allow(statement);
  const result = synthesized(stack);
  const policy = (id: string) => {
    const { name, role: bearer, policy: json } = at(result, `aws_iam_role_policy.${id}`);
    return { name, bearer, sids: statementsOf(json).map(({ Sid }) => Sid) };
  };
  const bearer = `\${aws_iam_role.ingest.id}`;
  expect(policy("ingest_policy")).toEqual({ name: "what-it-may-do", bearer, sids: ["Put", "Both"] });
  expect(policy("ingest_key_policy")).toEqual({
    name: "which-keys-it-may-use",
    bearer,
    sids: ["Encrypt"],
  });
});

test("a role is allowed, statement by statement, what the constructs it is given to say", () => {
  const stack = aStack();
  const role = aRole(stack, "ingest");
  role.allow(put);
  role.allow(encrypt);
  expect(allowedTo(synthesized(stack), "ingest")).toEqual([
    { Sid: "Put", Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::acme-raw/*"] },
    { Sid: "Encrypt", Effect: "Allow", Action: ["kms:GenerateDataKey"], Resource: [key] },
  ]);
});

test("the same thing allowed twice is refused, by name", () => {
  const stack = aStack();
  const role = aRole(stack, "ingest");
  role.allow(put);
  role.allow(put);
  expect(() => synthesized(stack)).toThrow("policy: sid Put is used twice, must be unique");
});

test("who waits for its policies waits for both; its ARN is the role's", () => {
  const stack = aStack();
  const { policies, arn } = aRole(stack, "ingest");
  new SqsQueue(stack, "waiting", { name: arn, dependsOn: [...policies] });
  expect(at(synthesized(stack), "aws_sqs_queue.waiting")).toEqual({
    name: `\${aws_iam_role.ingest.arn}`,
    depends_on: ["aws_iam_role_policy.ingest_policy", "aws_iam_role_policy.ingest_key_policy"],
  });
});
