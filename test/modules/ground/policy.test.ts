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
