import { runInNewContext } from "node:vm";
import { strayPaths } from "../../../modules/edge/strayPaths";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";

const deployed = () => {
  const stack = aStack();
  strayPaths(stack, "stray_paths", "acme-edge-stray-paths");
  return at(synthesized(stack), "aws_cloudfront_function.stray_paths");
};

/** What CloudFront does with a request: passes it on, or answers it. */
const answerTo = (uri: string): unknown =>
  // what it gives is of another realm
  JSON.parse(
    runInNewContext(
      `${String(deployed()["code"])}; JSON.stringify(handler({ request: { uri, method: "GET" } }))`,
      {
        uri,
      },
    ),
  );

test("it is published, for the runtime that its words need", () => {
  expect(deployed()).toMatchObject({ runtime: "cloudfront-js-2.0", publish: true });
  expect(String(deployed()["code"]).length).toBeLessThan(10 * 1024);
});

test.each(["/", "/index.html", "/assets/main-AAAAAAAA.js", "/assets/gone-BBBBBBBB.js", "/favicon.ico"])(
  "%s is asked of the bucket",
  (uri) => {
    expect(answerTo(uri)).toEqual({ uri, method: "GET" });
  },
);

test.each(["/menu", "/dashboard/", "/a/b/c", "//", "//evil"])("%s leads to the page that there is", (uri) => {
  expect(answerTo(uri)).toEqual({
    statusCode: 302,
    statusDescription: "Found",
    headers: { location: { value: "/" } },
  });
});
