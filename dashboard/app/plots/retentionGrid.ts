import { element } from "../element";
import { heat } from "./heat";
import type { PlotSpace } from "./plotSpace";
import type { RetentionGrid } from "./plotSpecs";
import { retentionSummary } from "./retentionSummary";

/**
 * Cohorts as rows and weeks as columns of a table, each cell with its number on its colour. The colours are of the largest share after
 * the first week. That week itself is left out where all have come in it, as by definition they have. Where the table is wider than
 * its place it can be scrolled, its labels staying.
 */
export const retentionGrid = (space: PlotSpace, { cohorts }: RetentionGrid): Element => {
  const weeks = Math.max(0, ...cohorts.map(({ shares }) => shares.length));
  const later = cohorts.flatMap(({ shares }) => shares.slice(1)).filter((share) => share !== null);
  const largest = Math.max(leastScale, ...later);
  const { formats } = space;
  const told = cohorts.every(({ shares }) => (shares[0] ?? 1) === 1) ? 1 : 0;
  const numbers = Array.from({ length: Math.max(0, weeks - told) }, (_, index) => index + told);
  const table = element(
    "table",
    { class: "plot-retention" },
    element("caption", { class: "plot-unseen" }, `${space.label}: ${retentionSummary(cohorts, formats)}.`),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, "First week"),
        element("th", { scope: "col", class: "plot-number" }, "People"),
        ...numbers.map((week) =>
          element("th", { scope: "col", title: weekInWords(week) }, week === 0 ? "Week 0" : `+${week}`),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...cohorts.map(({ label, visitors, shares }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, label),
          element("td", { class: "plot-number" }, formats.count(visitors)),
          ...numbers.map((week) => {
            const share = shares[week] ?? null;
            if (share === null) return element("td", { "data-heat": "none" });
            const title = `${label}, ${weekInWords(week)}: ${formats.share(share)}`;
            const cell = element("td", { title }, shareInShort(share, space));
            return week === 0 ? cell : heated(cell, share / largest);
          }),
        ),
      ),
    ),
  );
  // a few weeks do not become walls
  table.style.maxWidth = `${260 + weeks * 88}px`;
  return element(
    "div",
    { class: "plot plot-scrolled", tabindex: 0, role: "group", "aria-label": space.label },
    table,
  );
};

const weekInWords = (week: number): string =>
  week === 0 ? "in the same week" : week === 1 ? "one week later" : `${week} weeks later`;

/** Where hardly anybody comes again, that is not shown as much. */
const leastScale = 0.05;

/** Whole percents; what is not quite nothing is not 0. */
const shareInShort = (share: number, { formats }: PlotSpace): string =>
  share > 0 && share < 0.005 ? "<1%" : `${formats.count(Math.round(share * 100))}%`;

const heated = (cell: HTMLTableCellElement, share: number): HTMLTableCellElement => {
  const { percent, strong } = heat(share);
  cell.dataset["heat"] = strong ? "strong" : "weak";
  cell.style.setProperty("--heat", `${percent}%`);
  return cell;
};
