import { HostAlias } from "../../../modules/edge/hostAlias";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

test("a name stands for a resource over IPv4 and IPv6, in its own zone, without a check of health", () => {
  const stack = aStack();
  new HostAlias(stack, "alias", {
    domain: { name: "clicks.example", zoneId: "ZOURS" },
    target: { name: "d1.cloudfront.net", zoneId: "ZTHEIRS" },
  });
  const result = synthesized(stack);
  const record = (type: string) => ({
    zone_id: "ZOURS",
    name: "clicks.example",
    type,
    alias: { name: "d1.cloudfront.net", zone_id: "ZTHEIRS", evaluate_target_health: false },
  });
  expect(at(result, "aws_route53_record.alias_ipv4")).toEqual(record("A"));
  expect(at(result, "aws_route53_record.alias_ipv6")).toEqual(record("AAAA"));
});
