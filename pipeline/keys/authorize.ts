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
 * `X-Footfall-Key: KEY`, or `?key=KEY` (the only way that `navigator.sendBeacon` has). A browser key is refused
 * when the request comes from a page whose origin it does not allow.
 */
export const authorize = (keys: KeyRing, request: HttpRequest): Authorization => {
  const presented = presentedKey(request);
  if (presented === undefined) return refused(401, "key_required", "send a key: Authorization: Bearer KEY");
  const key = keys(presented);
  if (key === undefined) return refused(401, "key_unknown", "the key is not known, or no longer");
  const origin = request.headers["origin"];
  if (key.kind === "browser" && origin !== undefined && !allows(key.origins, origin))
    return refused(
      403,
      "origin_not_allowed",
      `key ${key.id} does not allow the origin ${origin.slice(0, 200)}`,
    );
  return { kind: "authorized", key };
};

/** True when a key's list of sites or origins admits a value. */
export const allows = (list: readonly string[], value: string): boolean =>
  list.includes("*") || list.includes(value);

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
