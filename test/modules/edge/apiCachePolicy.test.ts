import { clientFacts } from "../../../pipeline/ingest/clientFacts";
import { aBrowserKey } from "../../fixtures/aKey";
import { aRequest } from "../../fixtures/aRequest";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";
import { anEdge } from "./anEdge";

const cacheKey = () => {
  const stack = aStack();
  anEdge(stack);
  const policy = at(synthesized(stack), "aws_cloudfront_cache_policy.edge_api_cache");
  const parameters = policy["parameters_in_cache_key_and_forwarded_to_origin"] as {
    headers_config: { headers: { items: readonly string[] } };
  };
  return { policy, parameters, headers: parameters.headers_config.headers.items };
};

test("every viewer header that ingest reads is in the key, and so reaches it", () => {
  const read: string[] = [];
  const headers = new Proxy<Record<string, string>>({}, { get: (_, name) => void read.push(String(name)) });
  clientFacts(aRequest({ headers }), aBrowserKey());
  const viewerHeaders = read.filter((name) => name.startsWith("cloudfront-"));
  expect(viewerHeaders).toHaveLength(6);
  expect(cacheKey().headers.map((name) => name.toLowerCase())).toEqual(expect.arrayContaining(viewerHeaders));
});

test("what tells callers apart is in the key: their key, in a header or the query, and their origin", () => {
  const { headers, parameters } = cacheKey();
  expect(headers).toEqual(expect.arrayContaining(["Authorization", "X-Footfall-Key", "Origin"]));
  expect(parameters).toMatchObject({
    query_strings_config: { query_string_behavior: "all" },
    cookies_config: { cookie_behavior: "none" },
  });
});

test("CloudFront takes no more than ten headers, and none at all where nothing may be kept", () => {
  const { policy, headers } = cacheKey();
  expect(headers.length).toBeLessThanOrEqual(10);
  expect(policy).toMatchObject({ name: "acme-edge-api", min_ttl: 0, default_ttl: 0, max_ttl: 1 });
});
