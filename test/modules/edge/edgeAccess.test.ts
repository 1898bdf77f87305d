import { decryptForDistributions, readByDistribution } from "../../../modules/edge/edgeAccess";
import { aPlace } from "../aStack";

const cloudfront = { service: "cloudfront.amazonaws.com" };

test("one distribution reads a bucket's objects, by their names: it lists none", () => {
  expect(readByDistribution(aPlace, "acme-pages", "E1")).toEqual({
    sid: "ReadByDistribution",
    principal: cloudfront,
    actions: ["s3:GetObject"],
    resources: ["arn:aws:s3:::acme-pages/*"],
    condition: { StringEquals: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/E1" } },
  });
});

test("the account's distributions, of no other account, decrypt that bucket's objects and no other's", () => {
  expect(decryptForDistributions(aPlace, "acme-pages")).toEqual({
    sid: "DecryptForDistributions",
    principal: cloudfront,
    actions: ["kms:Decrypt"],
    resources: ["*"],
    condition: {
      ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111122223333:distribution/*" },
      StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-pages" },
    },
  });
});
