import { TerraformOutput } from "cdktf";
import { Certificate } from "../../../modules/edge/certificate";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const zoneId = "Z0123456789ABCDEFGHIJ";

test("a certificate is proven by a record in the zone, and made anew before the old one goes", () => {
  const stack = aStack();
  const certificate = new Certificate(stack, "certificate", { domain: { name: "clicks.example", zoneId } });
  new TerraformOutput(stack, "arn", { value: certificate.arn });
  const result = synthesized(stack);
  expect(result.document["output"]).toEqual({
    arn: { value: `\${aws_acm_certificate_validation.certificate_validation.certificate_arn}` },
  });
  expect(at(result, "aws_acm_certificate.certificate")).toMatchObject({
    domain_name: "clicks.example",
    validation_method: "DNS",
    lifecycle: { create_before_destroy: true },
  });
  expect(at(result, "aws_route53_record.certificate_proof")).toMatchObject({
    zone_id: zoneId,
    allow_overwrite: true,
    name: expect.stringContaining("aws_acm_certificate.certificate.domain_validation_options"),
  });
});

test("a name of 64 characters has a certificate, a longer one has none", () => {
  const stack = aStack();
  const named = (id: string, length: number) => () =>
    new Certificate(stack, id, { domain: { name: "x".repeat(length), zoneId } });
  expect(named("fits", 64)).not.toThrow();
  expect(named("too_long", 65)).toThrow(/has 65 characters, a certificate takes at most 64/);
});
