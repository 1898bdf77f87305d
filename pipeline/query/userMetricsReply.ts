import { decode } from "../event/decode";
import { identifier } from "../event/scalars";
import { type HttpRequest, json } from "../http/http";
import { type Day, dayOf } from "../lake/lakeKey";
import { choice, dateParameter, orElse, orNone, type Parameters, siteParameter } from "../reports/parameter";
import { decodeParameters } from "../reports/report";
import { type AskingKey, covers, refusalOfSite } from "./access";
import { askedOf, invalidParameters } from "./presentation";
import type { QueryParts } from "./queryParts";
import { type Reply, refused } from "./reply";
import { readableDay, rowOfDay, rowOfNothing, totalsOf } from "./userMetricsRow";

/** So many days are asked for at once. */
export const mostDays = 92;

/** What a user's metrics are asked with. */
export const userMetricsParameters = {
  from: dateParameter({ doc: "The first day, UTC.", example: "2026-03-01" }),
  to: dateParameter({ doc: `The last day, UTC, included: at most ${mostDays} days.`, example: "2026-03-31" }),
  site_id: orNone(
    siteParameter({ doc: "One site; without it, all that the key may read.", example: "trattoria-luna" }),
  ),
  zeros: orElse(
    choice(["true", "false"], {
      doc: "True: days on which nothing was done have rows too, of zeros.",
      example: "true",
    }),
    "false",
  ),
} as const satisfies Parameters;

/** `GET /v1/users/{id}/metrics` for a key: what a user, or an anonymous visitor, did on each day. */
export const userMetricsReply =
  ({ metrics }: Pick<QueryParts, "metrics">) =>
  async (request: HttpRequest, key: AskingKey, id: string): Promise<Reply> => {
    const decodedId = decode(identifier.codec, id);
    const decoded = decodeParameters(
      { name: "user metrics", parameters: userMetricsParameters },
      askedOf(request),
    );
    const errors = [
      ...(decodedId.kind === "invalid" ? decodedId.errors.map((error) => error.replace(/^value/, "id")) : []),
      ...(decoded.kind === "invalid" ? decoded.errors : tooManyDays(decoded.value)),
    ];
    if (decoded.kind === "invalid" || errors.length > 0) return refused(invalidParameters(errors));
    const { from, to, site_id: site, zeros } = decoded.value;
    const refusal = refusalOfSite(key, site);
    if (refusal !== undefined) return refused(refusal);

    const mayRead = (each: string): boolean => (site === null ? covers(key, [each]) : each === site);
    const stored = await metrics.read(id, from as Day, to as Day);
    const days = stored.flatMap((each) => readableDay(each, mayRead) ?? []);
    const byDay = new Map(days.map((each) => [each.day, rowOfDay(each)]));
    const rows =
      zeros === "true"
        ? daysBetween(from, to).map((day) => byDay.get(day) ?? rowOfNothing(day))
        : [...byDay.values()];
    return {
      response: json(200, { from, to, site_id: site, rows, totals: totalsOf(days) }),
      facts: {},
    };
  };

const dayMs = 86_400_000;

const tooManyDays = ({ from, to }: { readonly from: string; readonly to: string }): readonly string[] => {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return days > mostDays
    ? [`to: must be at most ${mostDays} days from ${from} on, not ${to}: ${days} days`]
    : [];
};

const daysBetween = (from: string, to: string): readonly Day[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / dayMs + 1 }, (_, i) =>
    dayOf(Date.parse(from) + i * dayMs),
  );
