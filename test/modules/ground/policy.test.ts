import { policyJson, trustJson } from "../../../modules/ground/policy";

const aStatement = { sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::acme/*"] };

test("a statement allows unless it says otherwise", () => {
  expect(JSON.parse(policyJson([aStatement]))).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme/*"] },
    ],
  });
});

test("a statement names a service, an account, or everybody", () => {
  const principals = (["*", { service: "s3.amazonaws.com" }, { aws: "arn:aws:iam::1:root" }] as const).map(
    (principal, i) => ({ ...aStatement, sid: `S${i}`, principal }),
  );
  const { Statement } = JSON.parse(policyJson(principals));
  expect(Statement.map(({ Principal }: { Principal: unknown }) => Principal)).toEqual([
    "*",
    { Service: "s3.amazonaws.com" },
    { AWS: "arn:aws:iam::1:root" },
  ]);
});

test("two statements of one sid are refused: IAM would refuse them only at apply", () => {
  expect(() => policyJson([aStatement, aStatement])).toThrow("sid Read is used twice, must be unique");
});

test("a trust policy names one service and its condition", () => {
  const condition = { StringEquals: { "aws:SourceAccount": "111122223333" } };
  expect(JSON.parse(trustJson("lambda.amazonaws.com", condition)).Statement).toEqual([
    {
      Sid: "Trust",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: condition,
    },
  ]);
});
