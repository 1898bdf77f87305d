import type { Event } from "../../pipeline/event/events";
import { experimentId } from "./guests";
import type { Random } from "./random";
import { siteUrl } from "./site";
import type { Visit } from "./visit";

/** What all events of one visit say. */
export type Context = Partial<Event> & Pick<Event, "site_id">;

/** Who visits, with what, from where, and why. */
export const contextOf = ({ site, meal, guest, origin, table }: Visit, random: Random): Context => {
  const campaign = origin.campaign;
  const query = new URLSearchParams({
    ...(table === undefined ? {} : { table: String(table) }),
    ...campaign,
  }).toString();
  return {
    site_id: site.siteId,
    anonymous_id: guest.anonymousId,
    ...(guest.userId === undefined ? {} : { user_id: guest.userId }),
    session_id: `s-${random.hex(16)}`,
    page_url: `${siteUrl(site)}${query === "" ? "" : `?${query}`}`,
    menu_id: meal,
    user_agent: guest.device.userAgent,
    viewport_width: guest.device.viewportWidth,
    viewport_height: guest.device.viewportHeight,
    language: guest.language,
    time_zone: site.timeZone,
    country: site.country,
    region: site.region,
    city: site.city,
    ...(random.chance(tellWhere) ? near(site, random) : {}),
    ...(table === undefined ? {} : { table_id: String(table) }),
    ...campaign,
    experiment_id: experimentId,
    variant_id: guest.variantId,
  };
};

/** The share of guests who let the page know where they are. */
const tellWhere = 0.35;

/** Within about a kilometre, to the nearest ten metres. */
const near = (
  { latitude, longitude }: Visit["site"],
  random: Random,
): Pick<Event, "latitude" | "longitude"> => ({
  latitude: fourDecimals(latitude + 0.02 * (random.next() - 0.5)),
  longitude: fourDecimals(longitude + 0.02 * (random.next() - 0.5)),
});

const fourDecimals = (n: number): number => Math.round(n * 10_000) / 10_000;
