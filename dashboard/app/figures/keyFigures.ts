import { element } from "../element";
import type { PlotSpace } from "../plots/plotSpace";
import type { Sparkline } from "../plots/plotSpecs";
import { sparkline } from "../plots/sparkline";
import { keyFigureColumns } from "./keyFigureColumns";

/** A number that matters, and how it came about. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  /** Against the period before. */
  readonly change?: {
    /** Signed: "+12 %". */
    readonly text: string;
    readonly direction: "up" | "down" | "same";
    /** Which direction is good news. @default neither */
    readonly good?: "up" | "down";
  };
  /** The value of the period before. */
  readonly before?: string;
  readonly spark?: Sparkline["points"];
  /** What is counted, in a sentence. */
  readonly hint?: string;
  /** Where one learns more. */
  readonly href?: string;
}

/** CSS pixels, as the style sheet has them. */
const [gap, padding, sparkHeight] = [12, 16, 40];

/** Numbers side by side, as many as there is room for. */
export const keyFigures = ({ width }: Pick<PlotSpace, "width">, tiles: readonly KeyFigure[]): Element => {
  const columns = keyFigureColumns(width, gap, tiles.length);
  const tileWidth = Math.floor((width - gap * (columns - 1)) / columns);
  const list = element(
    "ul",
    { class: "key-figures" },
    ...tiles.map((tile) => tileOf(tile, tileWidth - 2 * padding)),
  );
  list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return list;
};

const tileOf = ({ label, value, change, before, spark, hint, href }: KeyFigure, width: number): HTMLElement =>
  element(
    "li",
    { class: "key-figure" },
    element(
      "p",
      { class: "key-figure-label", title: hint },
      href === undefined ? label : element("a", { href }, label),
      hint !== undefined && element("span", { class: "visually-hidden" }, `. ${hint}`),
    ),
    element("p", { class: "key-figure-value" }, value),
    (change !== undefined || before !== undefined) &&
      element(
        "p",
        { class: "key-figure-change" },
        change && changeOf(change),
        before !== undefined &&
          element(
            "span",
            { class: "key-figure-before" },
            `${change ? "" : "Before: "}${change ? "from " : ""}${before}`,
          ),
      ),
    spark !== undefined &&
      spark.length > 1 &&
      width > 0 &&
      sparkline({ points: spark, width, height: sparkHeight, label: `${label}, how it went` }),
  );

const changeOf = ({ text, direction, good }: NonNullable<KeyFigure["change"]>): HTMLElement => {
  const tone = direction === "same" || good === undefined ? "plain" : direction === good ? "good" : "bad";
  const unsigned = text.replace(/^[+−±-]\s*/, "");
  return element(
    "span",
    { class: "key-figure-tone", "data-tone": tone },
    element("span", { "aria-hidden": "true" }, `${arrows[direction]} ${text}`),
    element(
      "span",
      { class: "visually-hidden" },
      direction === "same"
        ? "the same as in the period before"
        : `${unsigned} ${words[direction]} than in the period before`,
    ),
  );
};

const arrows = { up: "▲", down: "▼", same: "=" } as const;
const words = { up: "more", down: "less" } as const;
