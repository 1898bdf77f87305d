import type { HttpRequest } from "../http/http";
import type { Problem } from "../http/problem";
import type { KeyRecord } from "./keyRecord";
import type { KeyRing } from "./keyRing";

/** The key of a request, or why it has none that may be used. */
export type Authorization =
  | { readonly kind: "authorized"; readonly key: KeyRecord }
  | { readonly kind: "refused"; readonly problem: Problem };

/**
 * Finds the key of a request: `Authorization: Bearer KEY`, `Authorization: Basic` with the key as user name,
 * `X-Footfall-Key: KEY`, or `?key=KEY` (the only way that `navigator.sendBeacon` has). A browser key, and a reader key
 * that lists origins, is refused when the request comes from a page whose origin it does not allow.
 */
export const authorize =
  (keys: KeyRing) =>
  async (request: HttpRequest): Promise<Authorization> => {
    const presented = presentedKey(request);
    if (presented === undefined) return refused(401, "key_required", "send a key: Authorization: Bearer KEY");
    const found = await lookedUp(keys, presented);
    if (found === "unavailable") return keysUnavailable;
    if (found === undefined) return refused(401, "key_unknown", "the key is not known, or no longer");
    const origin = request.headers["origin"];
    if (origin !== undefined && asksForOrigin(found) && !allows(found.origins, origin))
      return refused(
        403,
        "origin_not_allowed",
        `key ${found.id} does not allow the origin ${origin.slice(0, 200)}`,
      );
    return { kind: "authorized", key: found };
  };

/** True when a key's list of sites or origins admits a value. */
export const allows = (list: readonly string[], value: string): boolean =>
  list.includes("*") || list.includes(value);

/** What fails here, the key ring has logged. */
const lookedUp = async (keys: KeyRing, presented: string): Promise<KeyRecord | undefined | "unavailable"> => {
  try {
    return await keys(presented);
  } catch {
    return "unavailable";
  }
};

const asksForOrigin = ({ kind, origins }: KeyRecord): boolean =>
  kind === "browser" || (kind === "reader" && origins.length > 0);

const presentedKey = ({ headers, query }: HttpRequest): string | undefined => {
  const [scheme = "", credentials = ""] = (headers["authorization"] ?? "").split(/ +/, 2);
  if (/^bearer$/i.test(scheme) && credentials !== "") return credentials;
  if (/^basic$/i.test(scheme)) {
    const user = Buffer.from(credentials, "base64").toString("utf8").split(":", 1)[0];
    if (user) return user;
  }
  return headers["x-footfall-key"] || query["key"] || undefined;
};

const refused = (status: 401 | 403, code: string, detail: string): Authorization => ({
  kind: "refused",
  problem: {
    status,
    code,
    detail,
    ...(status === 401 ? { headers: { "www-authenticate": 'Bearer realm="footfall"' } } : {}),
  },
});

const keysUnavailable: Authorization = {
  kind: "refused",
  problem: {
    status: 503,
    code: "keys_unavailable",
    detail: "keys cannot be looked up just now: send the same request again",
    headers: { "retry-after": "5" },
  },
};
