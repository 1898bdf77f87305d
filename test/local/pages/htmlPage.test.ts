import { createHash } from "node:crypto";
import { htmlPage } from "../../../local/pages/htmlPage";

test("the page's own style is all that its policy allows beside files of this server", () => {
  const { text, headers } = htmlPage({ title: "A <b>", style: "p { color: red; }", body: "<p>x</p>" });
  const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(text) ?? [];
  expect(style).toContain("p { color: red; }");
  const policy = headers?.["content-security-policy"]?.split("; ");
  expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("frame-src 'self'");
  expect(policy?.filter((directive) => directive.startsWith("style-src"))).toHaveLength(1);
  expect(text).toContain("<title>A &lt;b&gt;</title>");
  expect(text).not.toMatch(/<script|style="|unsafe/);
});
