import { element } from "../element";
import { plotLegend } from "./plotLegend";
import type { PlotSpace } from "./plotSpace";
import type { SectionsChart } from "./plotSpecs";
import { sectionsSummary, whereMostStop } from "./sectionsSummary";

/**
 * The menu drawn as the page on a phone, section below section, each filled from the left by the share of sessions that got there, and
 * beside it those who went no further. It is laid out as text, so that names wrap, and is read as a list.
 */
export const sectionsChart = (space: PlotSpace, { sections }: SectionsChart): Element => {
  const most = whereMostStop(sections);
  const longest = Math.max(0, ...sections.map(({ lastShare }) => lastShare));
  const compared = sections.some(({ before }) => before !== undefined);
  return element(
    "div",
    {
      class: "plot plot-menu",
      role: "group",
      "aria-label": `${space.label}: ${sectionsSummary(sections, space.formats)}.`,
    },
    element(
      "div",
      { class: "plot-menu-head", "aria-hidden": "true" },
      element("span", {}, "Got here"),
      element("span", {}, "Stopped here"),
    ),
    element(
      "ol",
      {},
      ...sections.map((section, index) =>
        sectionOf(section, space, {
          stops: longest > 0 ? section.lastShare / longest : 0,
          last: index === sections.length - 1,
          most: section === most,
        }),
      ),
    ),
    compared
      ? plotLegend(
          [
            { name: "Got here now", sample: "box", color: "var(--plot-1)" },
            { name: "Before", sample: "tick", color: "var(--text)" },
          ],
          1,
        )
      : null,
  );
};

type Section = SectionsChart["sections"][number];

const sectionOf = (
  { name, sessions, share, lastShare, before }: Section,
  { formats }: PlotSpace,
  { stops, last, most }: { readonly stops: number; readonly last: boolean; readonly most: boolean },
): HTMLElement => {
  const fill = element("span", { class: "plot-fill", "aria-hidden": "true" });
  fill.style.width = percent(share);
  fill.style.setProperty("--heat", percent(share));
  const tick = before === undefined ? null : element("span", { class: "plot-before", "aria-hidden": "true" });
  if (tick !== null) tick.style.left = percent(before ?? 0);
  const stop = element("span", { class: "plot-stop", "aria-hidden": "true" });
  stop.style.width = percent(stops);
  return element(
    "li",
    { "data-last": last, "data-most": most },
    element(
      "div",
      { class: "plot-section" },
      fill,
      tick,
      element("span", { class: "plot-name" }, name),
      element(
        "span",
        { class: "plot-value" },
        element("strong", {}, formats.share(share)),
        ` ${formats.count(sessions)} ${sessions === 1 ? "session" : "sessions"}`,
        before === undefined
          ? null
          : element("span", { class: "plot-unseen" }, `, ${formats.share(before)} before`),
      ),
    ),
    element(
      "div",
      { class: "plot-stopped" },
      stop,
      element(
        "span",
        {},
        element("strong", {}, formats.share(lastShare)),
        element("span", { class: "plot-unseen" }, last ? " ended here" : " stopped here"),
      ),
      most ? element("span", { class: "plot-flag" }, "Most stop here") : null,
      last ? element("span", { class: "plot-end" }, "End of the menu") : null,
    ),
  );
};

const percent = (share: number): string =>
  `${Math.min(100, Math.max(0, Number.isFinite(share) ? share * 100 : 0))}%`;
