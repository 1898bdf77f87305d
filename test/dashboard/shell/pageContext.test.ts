import type { Address } from "../../../dashboard/app/address/address";
import type { ReportClient } from "../../../dashboard/app/api/reportClient";
import type { Figure } from "../../../dashboard/app/figures/figure";
import type { AroundFigure } from "../../../dashboard/app/figures/figureCard";
import type { Formats } from "../../../dashboard/app/formats/formats";
import type { PlotSpace } from "../../../dashboard/app/plots/plotSpace";
import { pageContext } from "../../../dashboard/app/shell/pageContext";
import { anAddress } from "../address/anAddress";
import { aRouter } from "./aRouter";

const aContext = (over: Partial<Address> = {}) => {
  const router = aRouter(anAddress(over));
  const cards: { figure: Figure; around: AroundFigure }[] = [];
  const drawErrors: unknown[] = [];
  const context = pageContext({
    router,
    client: {} as ReportClient,
    formats: {} as Formats,
    signal: new AbortController().signal,
    now: () => Date.parse("2026-03-31T22:30:00Z"),
    canDraw: async () => undefined,
    figureCard: (figure, around) => {
      cards.push({ figure: figure as unknown as Figure, around });
      return {} as HTMLElement;
    },
    onRedraw: new EventTarget(),
    onDrawError: (error) => drawErrors.push(error),
  });
  return { context, router, cards, drawErrors };
};

const aFigure = (draw: () => never | Element) => ({
  id: "items",
  title: "Dishes",
  units: "Orders",
  question: { report: "menu-items" as const, parameters: {}, live: false },
  empty: "None.",
  draw,
});

test("a question is about the address's days, time zone, site and liveness, and has the report's own parameters", () => {
  const { context } = aContext({ period: { kind: "last", days: 2 }, site: "luna-roma", live: true });
  expect(context.question("menu-items", { section: "Dolci" })).toEqual({
    report: "menu-items",
    parameters: {
      from: "2026-03-31",
      to: "2026-04-01",
      time_zone: "Europe/Rome",
      site_id: "luna-roma",
      section: "Dolci",
    },
    live: true,
  });
});

test("of all sites none is named", () => {
  expect(aContext().context.question("hours").parameters).not.toHaveProperty("site_id");
});

test("the same is asked about the days before, where they are compared", () => {
  const { context } = aContext({ period: { kind: "yesterday" } });
  expect(context.previousQuestion("hours", { by: "x" })).toEqual({
    report: "hours",
    parameters: { from: "2026-03-30", to: "2026-03-30", time_zone: "Europe/Rome", by: "x" },
    live: false,
  });
  const alone = aContext({ compare: false }).context;
  expect(alone.previousDays).toBeUndefined();
  expect(alone.previousQuestion("hours")).toBeUndefined();
});

test("a figure is shown as the address says, and the address says how it is shown then", () => {
  const { context, router, cards } = aContext({ open: { items: "table", other: "sql" } });
  context.figure(aFigure(() => ({}) as Element));
  const around = cards[0]?.around;
  expect(around?.view).toBe("table");
  around?.setView("sql");
  expect(router.current().open).toEqual({ items: "sql", other: "sql" });
  around?.setView(undefined);
  expect(router.current().open).toEqual({ other: "sql" });
});

test("what goes wrong while a figure is drawn is told, and still goes wrong", async () => {
  const { context, cards, drawErrors } = aContext();
  const wrong = new Error("gone");
  context.figure(
    aFigure(() => {
      throw wrong;
    }),
  );
  await expect(cards[0]?.figure.draw({} as never, {} as PlotSpace)).rejects.toBe(wrong);
  expect(drawErrors).toEqual([wrong]);
});

test("filters are set, and taken away, beside the others", () => {
  const { context, router } = aContext({ filters: { section: "Dolci" } });
  context.filter("device", "phone");
  expect(router.current().filters).toEqual({ section: "Dolci", device: "phone" });
  context.filter("section", undefined);
  expect(router.current().filters).toEqual({ device: "phone" });
});
