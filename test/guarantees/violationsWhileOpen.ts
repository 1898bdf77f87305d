import type { Day } from "../../pipeline/lake/lakeKey";
import type { ObjectKey } from "../../pipeline/storage/objectStore";
import type { World } from "./aWorld";
import { oracle } from "./oracle";

/**
 * What is wrong with the metrics of hours that are not closed: each batch that was told of has to be counted once,
 * however often it was told of. What other batches repeat counts again until the close.
 */
export const violationsWhileOpen = async (
  { raw, table }: World,
  told: Iterable<ObjectKey>,
): Promise<readonly string[]> => {
  const wanted = new Map<string, number>();
  const users = new Set<string>();
  for (const key of new Set(told)) {
    const body = raw.get(key)?.body;
    if (body === undefined) continue;
    const alone = oracle([[key, body]], 0);
    for (const user of alone.users) users.add(user);
    for (const [name, figures] of alone.figures) wanted.set(name, (wanted.get(name) ?? 0) + figures.events);
  }
  const found = new Map<string, number>();
  for (const user of users)
    for (const { userDay, provisional } of await table.read(user, "1990-01-01" as Day, "2200-01-01" as Day))
      for (const [site, { events }] of provisional) found.set(`${user} ${userDay.day} ${site}`, events);
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .filter((name) => wanted.get(name) !== found.get(name))
    .map((name) => `metrics: ${name}: ${found.get(name)} events are counted instead of ${wanted.get(name)}`);
};
