import type { HttpRequest } from "../http/http";
import { type Authorization, authorize } from "./authorize";
import type { KeyRing } from "./keyRing";
import type { RateLimiter } from "./rateLimiter";

/** Decides on a request by its key: who it is, and whether it comes too often. Never rejects. */
export type Admit = (request: HttpRequest) => Promise<Authorization>;

/** What admission works with. */
export interface AdmitParts {
  readonly keys: KeyRing;
  readonly rate: RateLimiter;
}

/**
 * Authorizes a request, and counts it against its key's limit: 401 for a key that is missing or not known, 403 from an
 * origin that the key does not allow, 429 beyond the limit, 503 when keys cannot be looked up. What is refused for
 * another reason does not count.
 */
export const admit = ({ keys, rate }: AdmitParts): Admit => {
  const authorized = authorize(keys);
  return async (request) => {
    const authorization = await authorized(request);
    if (authorization.kind === "refused") return authorization;
    const { id, requests_per_minute: limit } = authorization.key;
    const verdict = await rate(authorization.key);
    if (verdict.kind === "within") return authorization;
    const seconds = verdict.retryAfterSeconds;
    return {
      kind: "refused",
      problem: {
        status: 429,
        code: "rate_limited",
        detail: `key ${id} may send ${limit} requests a minute: send this one again in ${seconds} s`,
        headers: { "retry-after": String(seconds) },
      },
    };
  };
};
