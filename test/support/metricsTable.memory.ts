import { unitName } from "../../pipeline/lake/lakeKey";
import { batchShareText, sumOfBatchShares } from "../../pipeline/metrics/batchShareText";
import {
  itemBytesLimit,
  type MetricsTable,
  openBatchesLimit,
  type StoredUserDay,
} from "../../pipeline/metrics/metricsTable";
import { partitionKeyOf, sortKeyOf, type UserDay } from "../../pipeline/metrics/userDay";
import { sumOfMetrics, type UserDayMetrics } from "../../pipeline/metrics/userDayMetrics";
import { UserDayMetricsText } from "../../pipeline/metrics/userDayMetricsText";

/** What a table holds, by user-day. Its values never change: a copy of the map is a copy of the table. */
export type MemoryItems = Map<string, MemoryItem>;

export interface MemoryItem {
  readonly userDay: UserDay;
  /** By unit. */
  readonly open: ReadonlyMap<string, ReadonlySet<string>>;
  readonly final: ReadonlyMap<string, { readonly sequence: number; readonly metrics: string }>;
}

/** A metrics table in memory. */
export const memoryMetricsTable = (items: MemoryItems = new Map()): MetricsTable => {
  const itemOf = (userDay: UserDay): MemoryItem =>
    items.get(nameOf(userDay)) ?? { userDay, open: new Map(), final: new Map() };

  return {
    add: async ({ userDay, unit, batchId, metrics }) => {
      const item = itemOf(userDay);
      const name = unitName(unit);
      if (item.final.has(name)) return "closed";
      const shares = item.open.get(name) ?? new Set();
      const share = batchShareText({ batchId, metrics });
      if (shares.has(share)) return "added";
      if (shares.size >= openBatchesLimit) return "full";
      const open = new Map(item.open).set(name, new Set(shares).add(share));
      return putIfSmall(items, { ...item, open }) ? "added" : "full";
    },

    close: async ({ userDay, unit, sequence, metrics }) => {
      const item = itemOf(userDay);
      const name = unitName(unit);
      if ((item.final.get(name)?.sequence ?? 0) > sequence) return "outdated";
      const open = new Map(item.open);
      open.delete(name);
      const final = new Map(item.final).set(name, { sequence, metrics: UserDayMetricsText.encode(metrics) });
      return putIfSmall(items, { ...item, open, final }) ? "closed" : "too_large";
    },

    read: async (user, from, to) =>
      [...items.values()]
        .filter(({ userDay }) => userDay.user === user && userDay.day >= from && userDay.day <= to)
        .sort((a, b) => (a.userDay.day < b.userDay.day ? -1 : 1))
        .map(sumOf),
  };
};

const nameOf = (userDay: UserDay): string => `${sortKeyOf(userDay)} ${partitionKeyOf(userDay)}`;

const putIfSmall = (items: MemoryItems, item: MemoryItem): boolean => {
  const texts = [
    nameOf(item.userDay),
    ...[...item.open].flatMap(([name, shares]) => [name, ...shares]),
    ...[...item.final].flatMap(([name, { metrics }]) => [name, metrics]),
  ];
  if (texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0) > itemBytesLimit) return false;
  items.set(nameOf(item.userDay), item);
  return true;
};

const sumOf = ({ userDay, open, final }: MemoryItem): StoredUserDay => ({
  userDay,
  final: sumOfMetrics([...final.values()].map(({ metrics }) => metricsIn(metrics))),
  provisional: sumOfMetrics([...open.values()].map(sumOfBatchShares)),
});

const metricsIn = (text: string): UserDayMetrics => {
  const decoded = UserDayMetricsText.decode(text);
  if (decoded._tag === "Right") return decoded.right;
  throw new Error("a final share that is no user-day metrics");
};
