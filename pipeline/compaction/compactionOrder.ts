import * as t from "io-ts";
import { type Hour, isHour } from "../raw/rawKey";

const rule = "a UTC hour as 2026-03-01T18";

const hour: t.Type<Hour, string, unknown> = new t.Type(
  rule,
  (u): u is Hour => typeof u === "string" && isHour(u),
  (u, context) => (hour.is(u) ? t.success(u) : t.failure(u, context, rule)),
  t.identity,
);

/** What a run is asked to compact: the hour named, open or closed; none: whatever closed hours need it. */
export const CompactionOrder = t.exact(t.partial({ hour }, "compaction order"));
export type CompactionOrder = t.TypeOf<typeof CompactionOrder>;
