import type { Address } from "../address/address";
import { firstDay, lastDay } from "../address/day";
import { daysOf } from "../address/daysOf";
import { daysProblem } from "../address/daysProblem";
import type { Days } from "../address/period";
import { element } from "../element";
import type { Control } from "./control";
import { isSamePeriod, periodPresets } from "./periodPresets";

interface PeriodPickerParts {
  readonly now: () => number;
  readonly signal: AbortSignal;
  hrefOf(change: Partial<Address>): string;
  choose(days: Days): void;
}

/** Which days are looked at: links to the usual ones, and a form for any others. */
export const periodPicker = ({ now, signal, hrefOf, choose }: PeriodPickerParts): Control => {
  const links = periodPresets.map(({ label }) => element("a", { class: "shell-segment", href: "?" }, label));
  const from = dayInput("from", "First day");
  const to = dayInput("to", "Last day");
  const problem = element("p", { class: "shell-problem", id: "days-problem", role: "alert" });
  const summary = element("summary", { class: "shell-segment" }, "Dates…");
  const details = element(
    "details",
    { class: "shell-dates" },
    summary,
    element(
      "form",
      { class: "shell-panel", novalidate: true, onsubmit: (event) => apply(event) },
      from.element,
      to.element,
      problem,
      element("button", { type: "submit", class: "shell-button", "data-main": true }, "Apply"),
    ),
  );
  const close = (): void => {
    details.open = false;
  };
  details.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !details.open) return;
    close();
    summary.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) close();
  });
  document.addEventListener(
    "pointerdown",
    ({ target }) => {
      if (target instanceof Node && !details.contains(target)) close();
    },
    { signal },
  );

  const apply = (event: Event): void => {
    event.preventDefault();
    const days = { from: from.input.value, to: to.input.value };
    const wrong = daysProblem(days);
    problem.textContent = wrong ?? "";
    for (const { input } of [from, to]) input.setAttribute("aria-invalid", String(wrong !== undefined));
    if (wrong !== undefined) {
      from.input.focus();
      return;
    }
    close();
    summary.focus();
    choose(days);
  };

  return {
    element: element(
      "div",
      { class: "shell-field", role: "group", "aria-label": "Period" },
      element("span", { class: "shell-label", "aria-hidden": "true" }, "Period"),
      element("div", { class: "shell-segments" }, ...links, details),
    ),
    show: ({ period, timeZone }) => {
      for (const [at, preset] of periodPresets.entries()) {
        links[at]?.setAttribute("href", hrefOf({ period: preset.period }));
        setCurrent(links[at], isSamePeriod(preset.period, period));
      }
      const isOther = !periodPresets.some((preset) => isSamePeriod(preset.period, period));
      setCurrent(summary, isOther);
      summary.textContent = isOther && period.kind === "last" ? `${period.days} days` : "Dates…";
      const days = daysOf(period, now(), timeZone);
      from.input.value = days.from;
      to.input.value = days.to;
    },
  };
};

const dayInput = (name: string, label: string) => {
  const input = element("input", {
    class: "shell-input",
    type: "date",
    name,
    required: true,
    min: firstDay,
    max: lastDay,
    "aria-describedby": "days-problem",
  });
  return {
    input,
    element: element(
      "label",
      { class: "shell-field" },
      element("span", { class: "shell-label" }, label),
      input,
    ),
  };
};

const setCurrent = (one: HTMLElement | undefined, is: boolean): void => {
  if (is) one?.setAttribute("aria-current", "true");
  else one?.removeAttribute("aria-current");
};
