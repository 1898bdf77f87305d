import type { Construct } from "constructs";
import { ItemTable } from "../modules/lake/itemTable";
import { KeyKeeperPolicy } from "../modules/lake/keyKeeperPolicy";
import type { Ground } from "./ground";

/** What is looked up by its name. */
export interface Tables {
  /** Visitors' figures by the day. */
  readonly metrics: ItemTable;
  /** Records of keys; never the keys. */
  readonly keys: ItemTable;
  /** Requests of each key in each minute, until nobody asks for that minute any more. */
  readonly rates: ItemTable;
  /** For those who issue keys. */
  readonly keyKeepers: KeyKeeperPolicy;
}

/** The tables, and the policy of those who fill the one of keys: no function may. */
export const tables = (stack: Construct, { place, names, data }: Ground): Tables => {
  const house = { ...place, partitionKey: "PK", sortKey: "SK", key: data };
  const metrics = new ItemTable(stack, "metrics", { ...house, name: names.regional("metrics") });
  const keys = new ItemTable(stack, "keys", { ...house, name: names.regional("keys") });
  const rates = new ItemTable(stack, "rates", {
    ...house,
    name: names.regional("rates"),
    content: "replaceable",
    expiresAtAttribute: "expires_at",
  });
  const keyKeepers = new KeyKeeperPolicy(stack, "key_keepers", {
    ...place,
    name: names.role("key-keepers"),
    description: "Issue, rotate and revoke Footfall's keys: for the roles of people who run npm run keys.",
    table: keys.name,
    key: data,
  });
  return { metrics, keys, rates, keyKeepers };
};
