import type { EpochMs } from "../../pipeline/event/fieldType";
import type { Context } from "./context";
import { robotUserAgents } from "./devices";
import { clockFrom, type Moment } from "./moment";
import type { Random } from "./random";
import { type Site, siteUrl } from "./site";

/** A robot's reading: pages of one site and nothing else. */
export function* robotVisit(site: Site, startMs: EpochMs, random: Random): Generator<Moment, void> {
  const after = clockFrom(startMs, random);
  const pages = random.between(1, 4);
  for (let page = 0; page < pages; page++)
    yield {
      event_type: "page_view",
      occurred_at: page === 0 ? startMs : after(800, 30_000),
      page_url: `${siteUrl(site)}${robotsPages[page % robotsPages.length]}`,
    };
}

/** What all events of a robot's reading say. */
export const robotContext = (site: Site, random: Random): Context => ({
  site_id: site.siteId,
  anonymous_id: `a-${random.hex(16)}`,
  session_id: `s-${random.hex(16)}`,
  user_agent: random.pick(robotUserAgents),
});

const robotsPages = ["", "/allergens", "/find-us", "/imprint"];
