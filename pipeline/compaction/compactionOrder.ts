import * as t from "io-ts";
import { type Hour, isHour } from "../raw/rawKey";

const rule = "a UTC hour as 2026-03-01T18";

const hour: t.Type<Hour, string, unknown> = new t.Type(
  rule,
  (u): u is Hour => typeof u === "string" && isHour(u),
  (u, context) => (hour.is(u) ? t.success(u) : t.failure(u, context, rule)),
  t.identity,
);

const known: t.Type<{ readonly hour?: Hour }, unknown, unknown> = t.partial({ hour });

/**
 * What a run is asked to compact: the hour named, open or closed; none: whatever closed hours need it. A name that
 * it does not know is refused: a misspelt `hour` would compact other hours than were meant.
 */
export const CompactionOrder: t.Type<{ readonly hour?: Hour }, unknown, unknown> = new t.Type(
  "compaction order",
  known.is,
  (u, context) => {
    const stranger =
      typeof u === "object" && u !== null ? Object.keys(u).find((key) => key !== "hour") : undefined;
    return stranger === undefined
      ? known.validate(u, context)
      : t.failure(
          u,
          context,
          `order: may name an hour, as {"hour": "2026-03-01T18"}, but no ${stranger.slice(0, 60)}`,
        );
  },
  known.encode,
);
export type CompactionOrder = t.TypeOf<typeof CompactionOrder>;
