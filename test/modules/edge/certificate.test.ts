import { TerraformOutput } from "cdktf";
import { Certificate } from "../../../modules/edge/certificate";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const zoneId = "Z0123456789ABCDEFGHIJ";

/** A part of the record that the authority asks for. */
const asked = (part: string): unknown =>
  expect.stringMatching(
    new RegExp(`aws_acm_certificate.certificate.domain_validation_options.*resource_record_${part}`),
  );

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
    ttl: 300,
    allow_overwrite: true,
    ...Object.fromEntries(["name", "type"].map((part) => [part, asked(part)])),
    records: [asked("value")],
  });
  expect(at(result, "aws_acm_certificate_validation.certificate_validation")).toEqual({
    certificate_arn: `\${aws_acm_certificate.certificate.arn}`,
    validation_record_fqdns: [`\${aws_route53_record.certificate_proof.fqdn}`],
  });
});

test("a certificate is of the region that is asked for; its proof is in DNS, which has none", () => {
  const stack = aStack();
  const provider = stack.providerIn("us-east-1");
  new Certificate(stack, "certificate", { domain: { name: "clicks.example", zoneId }, provider });
  const result = synthesized(stack);
  expect(
    [
      "aws_acm_certificate.certificate",
      "aws_acm_certificate_validation.certificate_validation",
      "aws_route53_record.certificate_proof",
    ].map((address) => at(result, address)["provider"]),
  ).toEqual(["aws.us_east_1", "aws.us_east_1", undefined]);
});

test("a name of 64 characters has a certificate, a longer one has none", () => {
  const stack = aStack();
  const named = (id: string, length: number) => () =>
    new Certificate(stack, id, { domain: { name: "x".repeat(length), zoneId } });
  expect(named("fits", 64)).not.toThrow();
  expect(named("too_long", 65)).toThrow(/has 65 characters, a certificate takes at most 64/);
});
