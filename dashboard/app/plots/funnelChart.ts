import { element } from "../element";
import { type FunnelLoss, funnelLosses } from "./funnelLosses";
import { funnelSummary } from "./funnelSummary";
import { plotLegend } from "./plotLegend";
import type { PlotSpace } from "./plotSpace";
import type { FunnelChart } from "./plotSpecs";

/**
 * Steps as a list, each with a bar as wide as its share of the first, and between them how many go on and how many leave. Segments
 * stand side by side where there is room. It is laid out as text, so that long names of steps wrap, and is read as a list.
 */
export const funnelChart = (space: PlotSpace, { segments }: FunnelChart): Element => {
  const compared = segments.some(({ steps }) => steps.some(({ before }) => typeof before === "number"));
  return element(
    "div",
    {
      class: "plot",
      role: "group",
      "aria-label": `${space.label}: ${funnelSummary(segments, space.formats)}.`,
    },
    compared
      ? plotLegend(
          [
            { name: "Now", sample: "box", color: "var(--plot-1)" },
            { name: "Before", sample: "tick", color: "var(--text)" },
          ],
          1,
        )
      : null,
    element(
      "div",
      { class: "plot-funnels" },
      ...segments.map((segment) =>
        element(
          "div",
          { class: "plot-funnel" },
          segment.name === null ? null : element("p", { class: "plot-segment" }, segment.name),
          stepsOf(segment.steps, space),
        ),
      ),
    ),
  );
};

type Step = FunnelChart["segments"][number]["steps"][number];

const stepsOf = (steps: readonly Step[], space: PlotSpace): HTMLElement => {
  const losses = funnelLosses(steps);
  return element(
    "ol",
    {},
    ...steps.map((step, index) => {
      const loss = losses[index];
      return element("li", {}, stepOf(step, index, space), loss === undefined ? null : lossOf(loss, space));
    }),
  );
};

const stepOf = ({ name, sessions, shareOfFirst, before }: Step, index: number, { formats }: PlotSpace) => {
  const bar = element("span", { class: "plot-bar", "aria-hidden": "true" });
  const fill = element("span", { class: "plot-fill" });
  fill.style.width = percent(shareOfFirst ?? 0);
  bar.append(fill);
  if (typeof before === "number" && index > 0) {
    const tick = element("span", { class: "plot-before" });
    tick.style.left = percent(before);
    bar.append(tick);
  }
  return element(
    "div",
    { class: "plot-step" },
    element("span", { class: "plot-name" }, name),
    element(
      "span",
      { class: "plot-value" },
      element("strong", {}, formats.count(sessions)),
      index === 0 || shareOfFirst === null ? null : ` ${formats.share(shareOfFirst)} of all`,
      typeof before === "number" && index > 0
        ? element("span", { class: "plot-unseen" }, `, ${formats.share(before)} before`)
        : null,
    ),
    bar,
  );
};

const lossOf = ({ lost, lostShare, largest }: FunnelLoss, { formats }: PlotSpace): HTMLElement =>
  element(
    "p",
    { class: "plot-loss", "data-largest": largest },
    element("span", { "aria-hidden": "true" }, "↓ "),
    lostShare === null ? "nobody was left to go on" : `${formats.share(1 - lostShare)} go on`,
    lost > 0
      ? element(
          "span",
          { class: "plot-left" },
          `${formats.count(lost)} leave${lostShare === null ? "" : ` (${formats.share(lostShare)})`}`,
        )
      : null,
    largest ? element("span", { class: "plot-flag" }, "Largest loss") : null,
  );

const percent = (share: number): string =>
  `${Math.min(100, Math.max(0, Number.isFinite(share) ? share * 100 : 0))}%`;
