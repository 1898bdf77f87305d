import { type EdgeHeaders, edgeHeaders } from "../../../modules/edge/edgeHeaders";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const someHeaders = (props: Partial<EdgeHeaders> = {}) => {
  const stack = aStack();
  edgeHeaders(stack, "headers", {
    name: "acme-pages",
    comment: "For pages.",
    contentSecurityPolicy: ["default-src 'none'", "script-src 'self'"],
    ...props,
  });
  return at(synthesized(stack), "aws_cloudfront_response_headers_policy.headers");
};

test("every answer says https for a year, no sniffing, no frames, no referrers elsewhere, whatever the origin says", () => {
  const override = true;
  expect(someHeaders()).toEqual({
    name: "acme-pages",
    comment: "For pages.",
    security_headers_config: {
      strict_transport_security: {
        access_control_max_age_sec: 31_536_000,
        include_subdomains: true,
        preload: false,
        override,
      },
      content_type_options: { override },
      frame_options: { frame_option: "DENY", override },
      referrer_policy: { referrer_policy: "same-origin", override },
      content_security_policy: {
        content_security_policy: "default-src 'none'; script-src 'self'",
        override,
      },
    },
  });
});

test("features that a page may not use are denied to everybody, itself included", () => {
  expect(someHeaders({ deniedFeatures: ["camera", "usb"] })["custom_headers_config"]).toEqual({
    items: [{ header: "Permissions-Policy", value: "camera=(), usb=()", override: true }],
  });
});
