import { type Random, type Weighted, weighted } from "../../local/simulation/random";
import type { Event } from "../../pipeline/event/events";
import { type Population, type Site, sections } from "./population";

/** Draws what one event says beside who, when and where. */
export type EventDraft = (of: Random) => Drafted;

/** Members in the order of the dataset's fields. */
type Drafted = Pick<Event, "event_type"> &
  Partial<
    Pick<
      Event,
      | "referrer"
      | "element_id"
      | "click_x"
      | "click_y"
      | "section"
      | "item_id"
      | "item_name"
      | "item_position"
      | "quantity"
      | "price_minor"
      | "currency"
      | "order_id"
      | "total_minor"
      | "scroll_depth"
      | "search_query"
      | "viewport_width"
      | "language"
      | "properties"
    >
  >;

export const eventDraft = (people: Population, site: Site): EventDraft => {
  const language = site.id.length % 2 === 0 ? "en-US" : "it-IT";
  return (of) => {
    const { type, says } = drawnType(of);
    return {
      event_type: type,
      ...says(of, people),
      ...(of.chance(0.3) ? { language } : {}),
      ...free(of, type),
    };
  };
};

type Says = (of: Random, people: Population) => Omit<Drafted, "event_type">;

const itemOf =
  (isCounted: boolean): Says =>
  (of, people) => {
    const number = people.item(of);
    return {
      section: sections[number % sections.length] as string,
      item_id: `item-${number}`,
      item_position: of.between(0, 39),
      ...(isCounted ? { quantity: of.between(1, 3) } : {}),
      price_minor: 299 + (number % 60) * 50,
      currency: "EUR",
    };
  };

const [item, items] = [itemOf(false), itemOf(true)];

const orderId = (of: Random): string => `o-${of.hex(10)}`;

interface Kind extends Weighted {
  readonly type: Event["event_type"];
  readonly says: Says;
}

const drawnType = weighted<Kind>([
  {
    weight: 30,
    type: "page_view",
    says: (of) => ({
      ...(of.chance(0.2)
        ? {
            referrer: of.pick([
              "https://www.google.com/",
              "https://maps.example/",
              "https://social.example/p/1",
            ]),
          }
        : {}),
      ...(of.chance(0.5) ? { viewport_width: of.pick([360, 390, 412, 820, 1440]) } : {}),
    }),
  },
  { weight: 18, type: "item_view", says: item },
  { weight: 16, type: "section_view", says: (of) => ({ section: of.pick(sections) }) },
  { weight: 12, type: "item_expand", says: item },
  { weight: 8, type: "scroll", says: (of) => ({ scroll_depth: of.between(0, 20) * 5 }) },
  {
    weight: 5,
    type: "item_add",
    says: items,
  },
  {
    weight: 3,
    type: "search",
    says: (of) => ({ search_query: of.pick(["gluten free", "唐揚げ", "jalapeño", "house wine"]) }),
  },
  {
    weight: 2,
    type: "click",
    says: (of) => ({
      element_id: `button-${of.between(1, 40)}`,
      click_x: of.between(0, 390),
      click_y: of.between(0, 4000),
    }),
  },
  { weight: 2, type: "checkout_start", says: () => ({}) },
  { weight: 1, type: "item_remove", says: item },
  {
    weight: 1.5,
    type: "order_placed",
    says: (of) => ({ currency: "EUR", order_id: orderId(of), total_minor: of.between(8, 120) * 100 }),
  },
  {
    weight: 1.5,
    type: "item_buy",
    says: (of, people) => ({ ...items(of, people), order_id: orderId(of) }),
  },
]);

/** What a page says in its own words: of dishes and searches. */
const free = (of: Random, type: string): Pick<Drafted, "properties"> => {
  if (type === "search") return { properties: { results: of.between(0, 60), took_ms: of.between(3, 250) } };
  if (!type.startsWith("item_")) return {};
  return {
    properties: {
      list: of.pick(sections),
      mods: of.chance(0.2) ? [of.pick(["extra cheese", "crème fraîche", "🌶"])] : [],
    },
  };
};
