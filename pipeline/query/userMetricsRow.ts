import type { EpochMs } from "../event/fieldType";
import type { Day } from "../lake/lakeKey";
import type { StoredUserDay } from "../metrics/metricsTable";
import { addSiteMetrics, type SiteMetrics } from "../metrics/siteMetrics";
import type { UserDayMetrics } from "../metrics/userDayMetrics";

/** An amount of money. */
export interface Money {
  readonly currency: string;
  /** In the currency's minor unit. */
  readonly amount_minor: number;
}

/** What somebody did, as it is shown. */
export interface ShownMetrics {
  /** Page views. */
  readonly views: number;
  readonly clicks: number;
  /** Different sessions. */
  readonly sessions: number;
  /** Items added to a tab or cart. */
  readonly adds: number;
  readonly orders: number;
  /** Payments made, by currency. */
  readonly revenue: readonly Money[];
  /** Orders' totals, by currency: paid or not. */
  readonly ordered: readonly Money[];
  /** ISO 8601. */
  readonly first_seen: string | null;
  readonly last_seen: string | null;
}

/** A day of it. */
export interface UserMetricsRow extends ShownMetrics {
  /** UTC. */
  readonly date: string;
  /** What of it comes from hours that are not closed yet, and may still change; null: all is exact. */
  readonly provisional: ShownMetrics | null;
}

/** What there is of a user's day at the sites that may be read; undefined where there is nothing. */
export interface ReadableDay {
  readonly day: Day;
  readonly all: SiteMetrics;
  readonly provisional: SiteMetrics | undefined;
}

/** Takes of a stored day what was done at sites that may be read. */
export const readableDay = (
  { userDay: { day }, final, provisional }: StoredUserDay,
  mayRead: (site: string) => boolean,
): ReadableDay | undefined => {
  const open = sumOf(provisional, mayRead);
  const all = added(sumOf(final, mayRead), open);
  return all && { day, all, provisional: open };
};

/** A day's row. */
export const rowOfDay = ({ day, all, provisional }: ReadableDay): UserMetricsRow => ({
  date: day,
  ...shownMetrics(all),
  provisional: provisional === undefined ? null : shownMetrics(provisional),
});

/** The row of a day of which there is nothing. */
export const rowOfNothing = (day: Day): UserMetricsRow => ({
  date: day,
  ...shownMetrics(undefined),
  provisional: null,
});

/** The sum of days: sessions that go on past midnight count once. */
export const totalsOf = (days: readonly ReadableDay[]): ShownMetrics =>
  shownMetrics(days.map(({ all }) => all).reduce<SiteMetrics | undefined>(added, undefined));

const shownMetrics = (metrics: SiteMetrics | undefined): ShownMetrics => ({
  views: metrics?.types["page_view"] ?? 0,
  clicks: metrics?.types["click"] ?? 0,
  sessions: metrics?.sessions.length ?? 0,
  adds: metrics?.types["item_add"] ?? 0,
  orders: metrics?.types["order_placed"] ?? 0,
  revenue: moneyOf(metrics?.paid_minor ?? {}),
  ordered: moneyOf(metrics?.ordered_minor ?? {}),
  first_seen: iso(metrics?.first_at_ms),
  last_seen: iso(metrics?.last_at_ms),
});

const moneyOf = (amounts: Readonly<Record<string, number>>): readonly Money[] =>
  Object.entries(amounts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount_minor]) => ({ currency, amount_minor }));

const iso = (ms: EpochMs | undefined): string | null =>
  ms === undefined ? null : new Date(ms).toISOString();

/** Of metrics without an event nothing is shown: what was counted there turned out to be repetitions. */
const sumOf = (metrics: UserDayMetrics, mayRead: (site: string) => boolean): SiteMetrics | undefined =>
  [...metrics]
    .filter(([site, { events }]) => mayRead(site) && events > 0)
    .map(([, each]) => each)
    .reduce<SiteMetrics | undefined>(added, undefined);

const added = (a: SiteMetrics | undefined, b: SiteMetrics | undefined): SiteMetrics | undefined =>
  a === undefined || b === undefined ? (a ?? b) : addSiteMetrics(a, b);
