import { unitNamed } from "../../pipeline/lake/lakeKey";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import { finalName, openName } from "../../pipeline/metrics/storedShares";
import { partitionKeyOf, sortKeyOf, type UserDay } from "../../pipeline/metrics/userDay";
import {
  type MemoryItem,
  type MemoryItems,
  memoryMetricsTable,
} from "../../test/support/metricsTable.memory";
import type { CallTally } from "./callTally";

/** DynamoDB counts a write by the larger of the item before and after, in whole units of this. */
const unitBytes = 1024;

/**
 * A metrics table in memory that counts what DynamoDB would charge: `metrics.add`, `metrics.add.units`, `metrics.close`, … A
 * write that its condition refuses is paid for, too.
 */
export const countedTable = (tally: CallTally): MetricsTable & { itemBytes(): number } => {
  const items: MemoryItems = new Map();
  const table = memoryMetricsTable(items);
  const counted = async <A>(name: string, userDay: UserDay, write: () => Promise<A>): Promise<A> => {
    const before = itemBytesOf(items, userDay);
    const outcome = await write();
    const bytes = Math.max(before, itemBytesOf(items, userDay));
    tally.add(name);
    tally.add(`${name}.units`, Math.max(1, Math.ceil(bytes / unitBytes)));
    return outcome;
  };
  return {
    itemBytes: () => [...items.values()].reduce((sum, item) => sum + itemBytes(item), 0),
    add: (share) => counted("metrics.add", share.userDay, () => table.add(share)),
    close: (share) => counted("metrics.close", share.userDay, () => table.close(share)),
    read: (...asked) => {
      tally.add("metrics.read");
      return table.read(...asked);
    },
  };
};

const itemBytesOf = (items: MemoryItems, userDay: UserDay): number => {
  const item = items.get(`${sortKeyOf(userDay)} ${partitionKeyOf(userDay)}`);
  return item === undefined ? 0 : itemBytes(item);
};

/** An item's size by DynamoDB's rules: names and values in UTF-8, a byte for each element of a set or map, three for each of these. */
export const itemBytes = ({ userDay, open, final }: MemoryItem): number => {
  let bytes = text("PK") + text("SK") + text(partitionKeyOf(userDay)) + text(sortKeyOf(userDay));
  for (const [name, shares] of open) {
    bytes += text(openName(unitOf(name))) + 3;
    for (const share of shares) bytes += text(share) + 1;
  }
  for (const [name, { metrics }] of final)
    bytes +=
      text(finalName(unitOf(name))) + 3 + text("sequence") + 2 + 1 + text("metrics") + text(metrics) + 1;
  return bytes;
};

const unitOf = (name: string) => {
  const unit = unitNamed(name);
  if (unit === undefined) throw new Error(`${name}: is no unit's name`);
  return unit;
};

const text = (value: string): number => Buffer.byteLength(value);
