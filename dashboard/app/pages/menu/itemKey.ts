/** What tells an item from all others: chains have the same dish at several sites. */
export const itemKey = ({
  site_id,
  item_id,
}: {
  readonly site_id: string;
  readonly item_id: string;
}): string => JSON.stringify([site_id, item_id]);
