import type { FigureView } from "../address/address";
import type { ReportName } from "../api/reportRows";
import { element } from "../element";
import type { Figure } from "./figure";
import type { NoticeTone } from "./notice";

/** What stays of a card while its content changes. */
export interface CardFrame {
  readonly node: HTMLElement;
  /** Shows content; where the focus was in the content before, it does not get lost. */
  show(content: HTMLElement, isBusy: boolean): void;
  showView(view: FigureView | undefined): void;
  /** Says something about the asking or the CSV below the heading, or takes away what was said about it. */
  tell(about: "asking" | "csv", message: string | undefined, tone?: NoticeTone): void;
  /** Says something to those who do not see the card. */
  announce(message: string): void;
  showAsOf(text: string): void;
  showMaking(isMaking: boolean): void;
}

interface Handlers {
  readonly onView: (view: FigureView | undefined) => void;
  readonly onCsv: () => void;
}

/** The card of a figure: heading, tools, and room for what is shown. */
export const cardFrame = <N extends ReportName>(
  figure: Figure<N>,
  { onView, onCsv }: Handlers,
): CardFrame => {
  const id = `figure-${figure.id}`;
  const view = (value: FigureView | undefined, text: string, name: string): HTMLButtonElement =>
    element(
      "button",
      {
        type: "button",
        id: `${id}-${value ?? "chart"}`,
        "aria-label": name,
        "aria-pressed": "false",
        onclick: () => onView(value),
      },
      text,
    );
  const views = new Map<FigureView | undefined, HTMLButtonElement>([
    [undefined, view(undefined, "Chart", "See as chart")],
    ["table", view("table", "Table", "See as table")],
    ["sql", view("sql", "SQL", "Show SQL")],
  ]);
  const csv = element(
    "button",
    { type: "button", id: `${id}-csv`, class: "card-csv", "aria-label": "Download CSV", onclick: onCsv },
    element("span", { class: "card-csv-sign", "aria-hidden": "true" }, "↓"),
    "CSV",
  );
  const told = element("p", { class: "card-notice", hidden: true });
  const announced = element("p", { class: "visually-hidden", role: "status" });
  const body = element("div", { class: "card-body", tabindex: -1 });
  const asOf = element("p", { class: "card-as-of", hidden: true });
  const note =
    figure.note !== undefined &&
    element(
      "details",
      { class: "card-note" },
      element("summary", {}, "How to read this"),
      element("p", {}, figure.note),
    );

  const node = element(
    "section",
    { class: "card", id, "data-size": figure.size ?? "half", "aria-labelledby": `${id}-title` },
    element(
      "header",
      { class: "card-head" },
      element(
        "div",
        { class: "card-heading" },
        element("h2", { id: `${id}-title`, class: "card-title" }, figure.title),
        element("p", { class: "card-units" }, figure.units),
      ),
      element(
        "div",
        { class: "card-tools" },
        element("div", { class: "segments", role: "group", "aria-label": "Shown as" }, ...views.values()),
        csv,
      ),
    ),
    told,
    announced,
    body,
    element("footer", { class: "card-foot" }, note, asOf),
  );

  const announce = (message: string) => {
    announced.textContent = message;
  };

  return {
    node,
    show: (content, isBusy) => {
      const hadFocus = body.contains(document.activeElement) && document.activeElement !== body;
      body.setAttribute("aria-busy", String(isBusy));
      if (body.firstElementChild !== content) body.replaceChildren(content);
      if (hadFocus && !body.contains(document.activeElement)) body.focus({ preventScroll: true });
    },
    showView: (shown) => {
      for (const [value, button] of views) button.setAttribute("aria-pressed", String(value === shown));
    },
    tell: (about, message, tone = "plain") => {
      const isOfOther = told.dataset["about"] !== about;
      if (message === undefined ? told.hidden || isOfOther : told.textContent === message) return;
      told.textContent = message ?? "";
      told.hidden = message === undefined;
      told.dataset["about"] = about;
      told.dataset["tone"] = tone;
      announce(message ?? "");
    },
    announce,
    showAsOf: (text) => {
      asOf.textContent = text;
      asOf.hidden = false;
    },
    showMaking: (isMaking) => {
      csv.setAttribute("aria-disabled", String(isMaking));
      csv.setAttribute("aria-busy", String(isMaking));
    },
  };
};
