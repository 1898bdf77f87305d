import "./menu.css";
import { clickEvent } from "../tracker/clickEvent";
import { observeScroll } from "../tracker/observeScroll";
import { observeViews } from "../tracker/observeViews";
import { pageFields, pageView } from "../tracker/pageView";
import type { TrackedEvent } from "../tracker/trackedEvent";
import { createTracker, type Tracker } from "../tracker/tracker";
import { eventBadge } from "./badge";
import { eventLine } from "./eventLine";
import {
  checkoutStarted,
  namedDish,
  namedSection,
  orderPlaced,
  type PlacedOrder,
  paymentMade,
} from "./guestEvents";
import { menu } from "./menu";
import { menuDishes, type PlacedDish } from "./menuDishes";
import { menuPage } from "./menuPage";
import type { MenuSettings } from "./menuSettings";
import { moneyFormat } from "./moneyFormat";
import { orderingClient } from "./orderingClient";
import { changedTab, itemsIn, mostOfOne, type Tab, type TabLine, tabLines, totalMinorOf } from "./tab";
import { tabDialog } from "./tabDialog";

const dishes = menuDishes(menu);
const money = moneyFormat(menu);
const common = pageFields();
const table = common.table_id;
const ordering = orderingClient(window.fetch.bind(window));
const badge = eventBadge();

let tab: Tab = new Map();
let order: PlacedOrder | undefined;
/** Names the order to be placed, until it has been. */
let attempt: string | undefined;
let tracker: Tracker | undefined;
/** What happened before the tracker was there. */
const before: TrackedEvent[] = [];

const track = (event: TrackedEvent): void => {
  if (tracker === undefined) {
    before.push(event);
    return;
  }
  tracker.track(event);
  if (!tracker.status().isSilent) badge.tell(eventLine(event));
};
const lines = (): readonly TabLine[] => tabLines(tab, dishes);
const showTab = (change?: string): void =>
  page.showTab(itemsIn(lines()), money(totalMinorOf(lines())), change);

/** So many more of a dish, or fewer. */
const change = (placed: PlacedDish, by: number): void => {
  const { id, name } = placed.dish;
  const had = tab.get(id) ?? 0;
  tab = changedTab(tab, id, by);
  const changed = (tab.get(id) ?? 0) - had;
  attempt = undefined;
  if (changed === 0) {
    showTab(`${mostOfOne} ${name} is as many as we can cook.`);
    return;
  }
  track({
    event_type: changed > 0 ? "item_add" : "item_remove",
    ...namedDish(placed, menu),
    quantity: Math.abs(changed),
  });
  showTab(changed > 0 ? `${name} is on your tab.` : `${name} was taken off.`);
};

const place = async (): Promise<string | undefined> => {
  const ordered = lines();
  attempt ??= newAttempt();
  const asked = await ordering.place(ordered, table, attempt);
  if (asked.kind === "failed") return asked.sentence;
  order = asked.value;
  attempt = undefined;
  for (const event of orderPlaced(order, ordered)) track(event);
  tab = new Map();
  showTab();
  return undefined;
};

const pay = async (): Promise<string | undefined> => {
  if (order === undefined) return "There is no order to pay.";
  const asked = await ordering.pay(order.orderId);
  if (asked.kind === "failed") return asked.sentence;
  track(paymentMade(order));
  order = undefined;
  return undefined;
};

const newAttempt = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-");

const { dialog, open } = tabDialog({
  menu,
  table,
  money,
  lines,
  onChange: (id, by) => {
    const placed = dishes.get(id);
    if (placed !== undefined) change(placed, by);
  },
  onCheckout: () => track(checkoutStarted(lines(), menu)),
  onOrder: place,
  onPay: pay,
});
const page = menuPage({
  menu,
  table,
  dishes,
  money,
  badge: badge.badge,
  onAdd: (placed) => change(placed, 1),
  onExpand: (placed) => track({ event_type: "item_expand", ...namedDish(placed, menu) }),
  onOpenTab: open,
});
document.body.append(...page.nodes, dialog);

/** The fields of what an element is about, where it is in a dish. */
const aboutOf = (target: Element) => {
  const placed = dishes.get(target.closest<HTMLElement>("[data-dish]")?.dataset["dish"] ?? "");
  return placed === undefined ? {} : namedDish(placed, menu);
};

const start = async (): Promise<void> => {
  const settings = await readSettings();
  const show = (): void => badge.show(tracker?.status(), navigator.onLine);
  if (settings === undefined) {
    show();
    return;
  }
  tracker = createTracker({
    collector: new URL(settings.collector, location.href).origin,
    key: settings.key,
    siteId: settings.site,
    common: { ...common, menu_id: menu.menuId },
    onChange: (status) => badge.show(status, navigator.onLine),
  });
  track(pageView());
  for (const event of before.splice(0)) track(event);
  observeViews(page.sectionElements, (section) => {
    const position = Number(section.dataset["section"]);
    const name = menu.sections[position]?.name;
    if (name !== undefined) track({ event_type: "section_view", ...namedSection(name, position) });
  });
  observeViews(page.dishElements, (dish) => track({ event_type: "item_view", ...aboutOf(dish) }));
  observeScroll((percent) => track({ event_type: "scroll", scroll_depth: percent }));
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
};

// before what the click does, so that it comes first
document.addEventListener(
  "click",
  (click) => {
    const clicked =
      click.target instanceof Element ? click.target.closest<HTMLElement>("[data-track]") : null;
    if (clicked !== null) track({ ...clickEvent(clicked, click), ...aboutOf(clicked) });
  },
  { capture: true },
);

const readSettings = async (): Promise<MenuSettings | undefined> => {
  try {
    const answer = await fetch("settings.json");
    return answer.ok ? ((await answer.json()) as MenuSettings) : undefined;
  } catch {
    return undefined;
  }
};

void start();
