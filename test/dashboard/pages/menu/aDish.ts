import type { Dish } from "../../../../dashboard/app/pages/menu/dishMeasures";

/** A dish of which nothing was bought yet. */
export const aDish = (parts: Partial<Dish> = {}): Dish => ({
  site_id: "luna-roma",
  item_id: "burrata",
  item_name: "Burrata",
  section: "Antipasti",
  views: 100,
  viewers: 50,
  expands: 20,
  adds: 10,
  removes: 1,
  orders: 0,
  bought: 0,
  buyers: 0,
  conversion: 0,
  currency: null,
  revenue_minor: null,
  ...parts,
});
