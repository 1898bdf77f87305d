import type { Problem } from "../http/problem";
import { allows } from "../keys/authorize";
import type { KeyRecord } from "../keys/keyRecord";

/** A key that asks. */
export type AskingKey = Pick<KeyRecord, "id" | "kind" | "sites">;

/** The sites whose rows a key may read, in order; undefined: all. */
export const readableSites = ({ sites }: AskingKey): readonly string[] | undefined =>
  sites.includes("*") ? undefined : [...new Set(sites)].sort();

/** True when a key may read the rows of all these sites; undefined: of all there are. */
export const covers = (key: AskingKey, sites: readonly string[] | undefined): boolean =>
  sites === undefined ? key.sites.includes("*") : sites.every((site) => allows(key.sites, site));

/** Why a key may not ask: it is one that writes, in pages that everybody can read. */
export const refusalOfKind = ({ id, kind }: AskingKey): Problem | undefined =>
  kind === "browser"
    ? {
        status: 403,
        code: "key_kind_not_allowed",
        detail: `key ${id} is a browser key, which may not read: ask with a reader or server key`,
      }
    : undefined;

/** Why a key may not ask for a site. */
export const refusalOfSite = (key: AskingKey, site: unknown): Problem | undefined =>
  typeof site === "string" && !covers(key, [site])
    ? {
        status: 403,
        code: "site_not_allowed",
        detail: `site_id: key ${key.id} may not read the site ${site}`,
        members: { errors: [`site_id: must be a site that the key may read, not ${JSON.stringify(site)}`] },
      }
    : undefined;
