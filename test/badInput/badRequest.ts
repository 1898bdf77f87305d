import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { type Random, random, weighted } from "../../local/simulation/random";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { canary } from "./canary";
import { allFamilies } from "./families/allFamilies";
import type { Draft, Expectation } from "./family";
import { presentedKeys } from "./keys";

/** A request as API Gateway hands it over, and what must become of it. */
export interface BadRequest {
  readonly family: string;
  readonly event: APIGatewayProxyEventV2;
  readonly expects: Expectation;
}

/** The address that all requests come from. */
export const address = "203.0.113.77";

/** The request of this number: the same for the same seed, to the byte. Every twentieth is the one before it, sent again. */
export const badRequest = (seed: number, index: number): BadRequest => {
  if (index % 20 === 19) return badRequest(seed, index - 1);
  const chance = random([seed, index, requestStream], 0);
  const family = familyOf(chance);
  const draft = family.draw(chance, `${seed.toString(36)}-${index.toString(36)}`);
  return { family: family.name, event: gatewayEvent(chance, draft), expects: draft.expects ?? {} };
};

/** Sets the draws of requests apart from those of others with the same seed. */
const requestStream = 1;

const familyOf = weighted(allFamilies);

const gatewayEvent = (chance: Random, draft: Draft): APIGatewayProxyEventV2 => {
  const { method = "POST", path = "/v1/events", query } = draft;
  const { requestContext } = aGatewayEvent();
  return aGatewayEvent({
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    ...(query === undefined ? {} : { queryStringParameters: { ...query } }),
    headers: {
      authorization: `Bearer ${presentedKeys.server}`,
      "content-type": chance.pick(["application/json", "text/plain", "application/x-ndjson", canary]),
      host: "api.example",
      "user-agent": `${canary}/1.0`,
      "x-forwarded-for": address,
      [`x-${canary}`]: canary,
      ...draft.headers,
    },
    requestContext: {
      ...requestContext,
      http: { ...requestContext.http, method, path, sourceIp: address, userAgent: `${canary}/1.0` },
    },
    ...bodyOf(chance, Buffer.from(draft.body as string)),
  });
};

const bodyOf = (chance: Random, bytes: Buffer): Pick<APIGatewayProxyEventV2, "body" | "isBase64Encoded"> => {
  const text = bytes.toString("utf8");
  const isText = Buffer.from(text).equals(bytes);
  if (isText && bytes.length === 0 && chance.chance(0.5)) return { isBase64Encoded: false };
  return isText && chance.chance(0.5)
    ? { body: text, isBase64Encoded: false }
    : { body: bytes.toString("base64"), isBase64Encoded: true };
};
