import { itemKey } from "./itemKey";

/** An item as reports name it. */
export interface NamedItem {
  readonly site_id: string;
  readonly item_id: string;
  readonly item_name: string | null;
}

/**
 * What each item is called, by its key: its name, else its id. Where two would be called the same, each has its site beside it, and
 * where that does not tell them apart, its id too.
 */
export const itemLabels = (items: readonly NamedItem[]): ReadonlyMap<string, string> => {
  const named = (item: NamedItem): string => item.item_name ?? item.item_id;
  const ofSite = (item: NamedItem): string => `${named(item)} · ${item.site_id}`;
  const isAlone = [named, ofSite].map((written) => onlyOnce(items, written));
  const label = (item: NamedItem): string =>
    [named, ofSite].find((_, n) => isAlone[n]?.(item))?.(item) ?? `${ofSite(item)} (${item.item_id})`;
  return new Map(items.map((item) => [itemKey(item), label(item)]));
};

/** Tells of an item whether no other is written as it is. */
const onlyOnce = (
  items: readonly NamedItem[],
  written: (item: NamedItem) => string,
): ((item: NamedItem) => boolean) => {
  const keys = new Map<string, Set<string>>();
  for (const item of items)
    keys.set(written(item), (keys.get(written(item)) ?? new Set()).add(itemKey(item)));
  return (item) => keys.get(written(item))?.size === 1;
};
