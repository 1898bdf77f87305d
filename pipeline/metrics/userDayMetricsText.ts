import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { unquoted } from "../event/decode";
import { isJsonObject } from "../event/fieldType";
import { parseJson } from "../event/parseJson";
import { SiteMetrics } from "./siteMetrics";
import type { UserDayMetrics } from "./userDayMetrics";

const rule = "JSON of a user-day's metrics by site";

/**
 * {@link UserDayMetrics} ⇄ JSON, an object by site. Equal metrics give the same text, whatever the order in which they
 * were put together: names stand in order. Measures of nothing are left out: DynamoDB is paid by the kilobyte.
 */
export const UserDayMetricsText: t.Type<UserDayMetrics, string, unknown> = unquoted(
  new t.Type<UserDayMetrics, string, unknown>(
    rule,
    (u): u is UserDayMetrics =>
      u instanceof Map &&
      [...u].every(([site, metrics]) => typeof site === "string" && SiteMetrics.is(metrics)),
    (u, context) => {
      const parsed = typeof u === "string" ? parseJson(u, rule) : undefined;
      if (parsed?.kind !== "valid" || !isJsonObject(parsed.value)) return t.failure(u, context, rule);
      const bySite = new Map<string, SiteMetrics>();
      for (const [site, value] of Object.entries(parsed.value)) {
        const metrics = SiteMetrics.decode(isJsonObject(value) ? { ...nothing, ...value } : value);
        if (either.isLeft(metrics)) return t.failure(u, context, rule);
        bySite.set(site, metrics.right);
      }
      return t.success(bySite);
    },
    (metrics) =>
      JSON.stringify(
        inOrderOfNames(Object.fromEntries([...metrics].map(([site, each]) => [site, withoutNothing(each)]))),
      ),
  ),
);

/** The measures that may be of nothing. */
const nothing: Partial<SiteMetrics> = {
  types: {},
  pieces_bought: 0,
  ordered_minor: {},
  paid_minor: {},
  sessions: [],
};

const withoutNothing = (metrics: SiteMetrics): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(metrics).filter(
      ([name, measure]) =>
        !(name in nothing) || (typeof measure === "object" ? Object.keys(measure).length > 0 : measure !== 0),
    ),
  );

const inOrderOfNames = (value: unknown): unknown =>
  isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, inner]) => [name, inOrderOfNames(inner)]),
      )
    : value;
