import { element } from "../app/element";
import type { Menu } from "./menu";
import { itemsIn, type TabLine, totalMinorOf } from "./tab";

export interface TabDialogParts {
  readonly menu: Menu;
  readonly table: string | undefined;
  readonly money: (minor: number) => string;
  readonly lines: () => readonly TabLine[];
  readonly onChange: (id: string, by: number) => void;
  readonly onCheckout: () => void;
  /** Resolves to a sentence where it failed. */
  readonly onOrder: () => Promise<string | undefined>;
  readonly onPay: () => Promise<string | undefined>;
}

export interface TabDialog {
  readonly dialog: HTMLDialogElement;
  open(): void;
}

/** Where the guest is between looking at the tab and having paid. */
type Step = "tab" | "checkout" | "placed" | "paid";

const titles: Readonly<Record<Step, string>> = {
  tab: "Your tab",
  checkout: "Ready to order?",
  placed: "Thank you, it is on its way",
  paid: "Paid. Grazie!",
};

/** The tab: what is on it, the way to the order, and to its payment. */
export const tabDialog = (parts: TabDialogParts): TabDialog => {
  const { menu, table, money } = parts;
  let step: Step = "tab";
  let ordered: readonly TabLine[] = [];
  const title = element("h2", { id: "tab-title", tabindex: "-1" });
  const content = element("div", { class: "tab-content" });
  const problem = element("p", { class: "problem", role: "alert" });
  const close = element("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
  const dialog = element(
    "dialog",
    { class: "tab", "aria-labelledby": title.id },
    element("div", { class: "tab-head" }, title, close),
    content,
    problem,
  );
  close.addEventListener("click", () => dialog.close());
  // a click beside it
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });

  const go = (to: Step): void => {
    step = to;
    problem.textContent = "";
    show();
    title.focus();
  };
  const button = (name: string, words: string, onClick: () => void, kind = "main"): HTMLButtonElement => {
    const made = element("button", { type: "button", class: kind, "data-track": name }, words);
    made.addEventListener("click", onClick);
    return made;
  };
  const asking = (name: string, words: string, ask: () => Promise<string | undefined>, then: Step) => {
    const made = button(name, words, () => {
      made.disabled = true;
      problem.textContent = "";
      void ask().then((sentence) => {
        made.disabled = false;
        if (sentence === undefined) go(then);
        else problem.textContent = sentence;
      });
    });
    return made;
  };
  const total = (lines: readonly TabLine[]): HTMLElement =>
    element(
      "p",
      { class: "total" },
      element("span", {}, "Total"),
      element("span", {}, money(totalMinorOf(lines))),
    );
  const summary = (lines: readonly TabLine[]): HTMLElement =>
    element(
      "ul",
      { class: "lines" },
      ...lines.map(({ placed: { dish }, quantity }) =>
        element(
          "li",
          {},
          element("span", { class: "line-name" }, `${quantity} × ${dish.name}`),
          element("span", { class: "line-sum" }, money(dish.priceMinor * quantity)),
        ),
      ),
    );
  const stepper = ({ placed: { dish }, quantity }: TabLine): HTMLElement => {
    const by = (change: number, label: string, sign: string, name: string) => {
      const made = element(
        "button",
        { type: "button", "aria-label": label, "data-track": name, "data-dish": dish.id },
        sign,
      );
      made.addEventListener("click", () => {
        parts.onChange(dish.id, change);
        show();
        const again = content.querySelector<HTMLElement>(`[data-dish="${dish.id}"][data-track="${name}"]`);
        (again ?? title).focus();
      });
      return made;
    };
    return element(
      "li",
      {},
      element("span", { class: "line-name" }, dish.name),
      element("span", { class: "line-sum" }, money(dish.priceMinor * quantity)),
      element(
        "span",
        { class: "stepper" },
        by(-1, `One ${dish.name} less`, "−", "one-less"),
        element("span", { class: "quantity" }, String(quantity)),
        by(1, `One ${dish.name} more`, "+", "one-more"),
      ),
      by(-quantity, `Remove ${dish.name}`, "Remove", "remove"),
    );
  };

  const steps: Readonly<Record<Step, () => readonly HTMLElement[]>> = {
    tab: () => {
      const lines = parts.lines();
      if (lines.length === 0)
        return [
          element(
            "p",
            { class: "empty" },
            "Nothing yet. Add what you like; nothing is ordered before you say so.",
          ),
          button("back-to-menu", "Back to the menu", () => dialog.close()),
        ];
      return [
        element("ul", { class: "lines" }, ...lines.map(stepper)),
        total(lines),
        button("checkout", "Check out", () => {
          parts.onCheckout();
          go("checkout");
        }),
      ];
    },
    checkout: () => {
      const lines = parts.lines();
      return [
        element(
          "p",
          { class: "note" },
          `${itemsIn(lines)} ${itemsIn(lines) === 1 ? "dish" : "dishes"} for ${table === undefined ? "take-away" : `table ${table}`}.`,
        ),
        summary(lines),
        total(lines),
        asking(
          "place-order",
          "Place order",
          async () => {
            ordered = parts.lines();
            return await parts.onOrder();
          },
          "placed",
        ),
        button("back-to-tab", "Back to the tab", () => go("tab"), "quiet"),
      ];
    },
    placed: () => [
      element(
        "p",
        { class: "note" },
        `The kitchen of ${menu.restaurant} has your order. Pay now, or when you have eaten.`,
      ),
      summary(ordered),
      total(ordered),
      asking("pay-now", "Pay now", parts.onPay, "paid"),
      button("back-to-menu", "Pay later", () => dialog.close(), "quiet"),
    ],
    paid: () => [
      element("p", { class: "note" }, "This is a demo: no money has moved, and no oven is hot."),
      button("back-to-menu", "Back to the menu", () => dialog.close()),
    ],
  };
  const show = (): void => {
    title.textContent = titles[step];
    content.replaceChildren(...steps[step]());
  };

  return {
    dialog,
    open: () => {
      // an order that was placed can still be paid; one that was paid is over
      if (step === "paid" || step === "checkout" || (step === "placed" && parts.lines().length > 0))
        step = "tab";
      problem.textContent = "";
      show();
      dialog.showModal();
    },
  };
};
