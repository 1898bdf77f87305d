import * as t from "io-ts";
import { DatasetName } from "../event/datasets";
import { hourCodec } from "../raw/hourCodec";
import { type Hour, maxShards, type Shard, twoDigits } from "../raw/rawKey";

const shardRule = `a shard as its keys say it, "00" to "${twoDigits(maxShards - 1)}"`;

const shard: t.Type<Shard, string, unknown> = new t.Type(
  shardRule,
  (u): u is Shard => typeof u === "number" && Number.isInteger(u) && u >= 0 && u < maxShards,
  (u, context) =>
    typeof u === "string" && /^\d\d$/.test(u) && shard.is(Number(u))
      ? t.success(Number(u))
      : t.failure(u, context, shardRule),
  twoDigits,
);

/** What a run is asked to compact. */
export interface CompactionOrder extends UnitsOrder {
  /** This dataset; without it, all in turn. */
  readonly dataset?: DatasetName;
}

/** What of a dataset a run is asked to compact. */
export interface UnitsOrder {
  /** This hour, open or closed; without it, whatever closed hours need it. */
  readonly hour?: Hour;
  /** Only this shard of them; without it, all. */
  readonly shard?: Shard;
}

const fields = { dataset: DatasetName, hour: hourCodec, shard };
const known: t.Type<CompactionOrder, unknown, unknown> = t.partial(fields);

/**
 * An order as JSON: `{"dataset": "orders", "hour": "2026-03-01T18", "shard": "07"}`, or some of it, or nothing. A name that it does not know is
 * refused: a misspelt `hour` would compact other hours than were meant.
 */
export const CompactionOrder: t.Type<CompactionOrder, unknown, unknown> = new t.Type(
  "compaction order",
  known.is,
  (u, context) => {
    const stranger =
      typeof u === "object" && u !== null ? Object.keys(u).find((key) => !(key in fields)) : undefined;
    return stranger === undefined
      ? known.validate(u, context)
      : t.failure(
          u,
          context,
          `order: may name a dataset, an hour and a shard, ` +
            `as {"dataset": "orders", "hour": "2026-03-01T18", "shard": "07"}, ` +
            `but no ${stranger.slice(0, 60)}`,
        );
  },
  known.encode,
);
