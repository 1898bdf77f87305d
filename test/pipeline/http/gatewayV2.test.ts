import { gatewayV2 } from "../../../pipeline/http/gatewayV2";
import { type HttpRequest, json } from "../../../pipeline/http/http";
import { aGatewayEvent } from "../../fixtures/aGatewayEvent";

const seenBy = async (...event: Parameters<typeof aGatewayEvent>): Promise<HttpRequest> => {
  const seen: HttpRequest[] = [];
  await gatewayV2(async (request) => {
    seen.push(request);
    return json(200, {});
  })(aGatewayEvent(...event));
  if (seen[0] === undefined) throw new Error("the endpoint was not asked");
  return seen[0];
};

test("a request's method, path, headers and query reach the endpoint", async () => {
  const request = await seenBy({ rawPath: "/v1/other", queryStringParameters: { key: "k" } });
  expect(request).toMatchObject({ method: "POST", path: "/v1/other", query: { key: "k" } });
  expect(request.headers["user-agent"]).toBe("node");
});

test("a request without query has an empty one", async () => {
  expect((await seenBy()).query).toEqual({});
});

test.each([
  [
    "in base64",
    { body: Buffer.from([0x1f, 0x8b, 0xff, 0x00]).toString("base64"), isBase64Encoded: true },
    [0x1f, 0x8b, 0xff, 0x00],
  ],
  ["as text", { body: "è", isBase64Encoded: false }, [0xc3, 0xa8]],
  ["nowhere", { body: undefined }, []],
])("a body that comes %s reaches the endpoint byte for byte", async (_, event, bytes) => {
  expect([...(await seenBy(event)).body]).toEqual(bytes);
});

test("the endpoint's answer is the function's", async () => {
  const handler = gatewayV2(async () => json(202, { accepted: 1 }, { "retry-after": "2" }));
  expect(await handler(aGatewayEvent())).toEqual({
    statusCode: 202,
    headers: { "content-type": "application/json", "cache-control": "no-store", "retry-after": "2" },
    body: '{"accepted":1}',
    isBase64Encoded: false,
  });
});
