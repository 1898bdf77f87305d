import * as t from "io-ts";
import type { PlacedDish } from "../../dashboard/menu/menuDishes";
import { type Decoded, decode } from "../../pipeline/event/decode";
import { integer } from "../../pipeline/event/fieldType";
import { parseJson } from "../../pipeline/event/parseJson";
import { identifier } from "../../pipeline/event/scalars";
import { shownValue } from "../../pipeline/event/shownValue";

/** No table eats more. */
const mostLines = 50;
const quantity = integer({ min: 1, max: 50 });

/** What a guest orders: dishes by id, and how many of each. */
const Items = t.type(
  {
    items: t.array(
      t.type({ item_id: identifier.codec, quantity: quantity.codec }, "a dish's id and quantity"),
      "a list of dishes",
    ),
  },
  "an order",
);
const Table = t.partial({ table: identifier.codec }, "an order");

/** An order as the restaurant takes it: at its own prices. */
export interface DemoOrder {
  readonly lines: readonly {
    readonly itemId: string;
    readonly quantity: number;
    readonly priceMinor: number;
  }[];
  readonly totalMinor: number;
  readonly table: string | undefined;
}

/** Reads the body of an order; errors name each item and the rule that it breaks. */
export const demoOrder = (body: string, dishes: ReadonlyMap<string, PlacedDish>): Decoded<DemoOrder> => {
  const json = parseJson(body, "the body is no JSON");
  if (json.kind === "invalid") return json;
  const decoded = decode(Items, json.value);
  if (decoded.kind === "invalid") return decoded;
  const where = decode(Table, json.value);
  if (where.kind === "invalid") return where;
  const [{ items }, { table }] = [decoded.value, where.value];
  if (items.length === 0 || items.length > mostLines)
    return invalid(`items: must be from 1 to ${mostLines}, not ${items.length}`);
  const errors = items.flatMap(({ item_id: id }, at) => [
    ...(dishes.has(id) ? [] : [`items.item_id: must be on the menu, not ${shownValue(id)}`]),
    ...(items.findIndex((item) => item.item_id === id) < at
      ? [`items.item_id: must be there once, with its quantity, not again: ${shownValue(id)}`]
      : []),
  ]);
  if (errors.length > 0) return { kind: "invalid", errors };
  const lines = items.map(({ item_id: itemId, quantity }) => ({
    itemId,
    quantity,
    priceMinor: dishes.get(itemId)?.dish.priceMinor ?? 0,
  }));
  const totalMinor = lines.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0);
  return { kind: "valid", value: { lines, totalMinor, table } };
};

const invalid = (error: string): Decoded<never> => ({ kind: "invalid", errors: [error] });
