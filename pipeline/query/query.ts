import { nameOf } from "../event/nameOf";
import { type Endpoint, type HttpRequest, json } from "../http/http";
import type { Problem } from "../http/problem";
import { type Route, router, withoutBody } from "../http/router";
import { type AskingKey, refusalOfKind } from "./access";
import { answers } from "./answers";
import { health } from "./health";
import { openApi } from "./openApi";
import type { QueryParts } from "./queryParts";
import { queryReply } from "./queryReply";
import { type Reply, refused } from "./reply";
import { reportList } from "./reportList";
import { reportReply } from "./reportReply";
import { userMetricsReply } from "./userMetricsReply";

/** How a route is answered: by anybody, or for a key, with what its path names. */
type Answering =
  | { readonly for: "anybody"; readonly reply: () => Promise<Reply> }
  | {
      readonly for: "key";
      readonly reply: (request: HttpRequest, key: AskingKey, named: string) => Promise<Reply>;
    };

/**
 * What can be read over HTTP: `/v1/reports`, `/v1/reports/{name}`, `/v1/queries/{id}`, `/v1/users/{id}/metrics`,
 * `/v1/health` and `/openapi.json`. The last two for anybody, all else for reader and server keys, and only of the sites
 * that the key names. Failures are problem documents.
 */
export const query = (parts: QueryParts): Endpoint => {
  const found = router(routesOf(parts));
  return async (request) => {
    const startedAtMs = parts.now();
    const routed = found(request);
    const { response, facts } =
      routed.kind === "refused" ? refused(routed.problem) : await replied(parts, request, routed);
    const route = routed.kind === "found" ? { route: routed.route.path } : {};
    parts.log({
      event: "query",
      status: response.status,
      ...route,
      ...facts,
      milliseconds: parts.now() - startedAtMs,
    });
    return withoutBody(request, response);
  };
};

const routesOf = (parts: QueryParts): readonly Route<Answering>[] => {
  const asked = answers(parts);
  const isWell = health(parts);
  const list = reportList(parts.reports);
  const document = openApi(parts.version, parts.reports);
  return [
    {
      path: "/v1/reports",
      answer: { for: "key", reply: async () => ({ response: json(200, list), facts: {} }) },
    },
    { path: "/v1/reports/{name}", answer: { for: "key", reply: reportReply(parts, asked) } },
    { path: "/v1/queries/{id}", answer: { for: "key", reply: queryReply(parts, asked) } },
    { path: "/v1/users/{id}/metrics", answer: { for: "key", reply: userMetricsReply(parts) } },
    {
      path: "/v1/health",
      answer: { for: "anybody", reply: async () => ({ response: await isWell(), facts: {} }) },
    },
    {
      path: "/openapi.json",
      answer: { for: "anybody", reply: async () => ({ response: json(200, document), facts: {} }) },
    },
  ];
};

const replied = async (
  parts: QueryParts,
  request: HttpRequest,
  { route, values }: { readonly route: Route<Answering>; readonly values: Readonly<Record<string, string>> },
): Promise<Reply> => {
  try {
    if (route.answer.for === "anybody") return await route.answer.reply();
    const authorization = await parts.admit(request);
    if (authorization.kind === "refused") return refused(authorization.problem);
    const { key } = authorization;
    const facts = { key_id: key.id };
    const refusal = refusalOfKind(key);
    if (refusal !== undefined) return refused(refusal, facts);
    const reply = await route.answer.reply(request, key, Object.values(values)[0] ?? "");
    return { response: reply.response, facts: { ...facts, ...reply.facts } };
  } catch (error) {
    return refused(unavailable, { error: nameOf(error) });
  }
};

/** A store or table failed; what it says stays here. */
const unavailable: Problem = {
  status: 503,
  code: "not_readable",
  detail: "what the answer is made of cannot be read just now: ask again",
  headers: { "retry-after": "5" },
};
