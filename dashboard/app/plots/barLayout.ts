import { fittingText } from "./fittingText";
import type { BarChart } from "./plotSpecs";
import { textWidth } from "./textWidth";

/** Where the labels, bars and values of lying bars are. */
export interface BarLayout {
  /** Labels at the left of their bars; above them where there is little room. */
  readonly labels: "left" | "above";
  readonly rowPx: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly bars: readonly {
    readonly index: number;
    readonly label: string;
    /** The label, as much as fits. */
    readonly shown: string;
    /** The value, with the detail where it fits. */
    readonly told: string;
    readonly value: number;
    readonly before: number | undefined;
    readonly detail: string | undefined;
  }[];
}

/** For a width, with the values written out by the axis's format. */
export const barLayout = ({ bars, x }: BarChart, widthPx: number): BarLayout => {
  const values = bars.map(({ value }) => x.format(atLeastZero(value)));
  const withDetails = bars.map(({ detail }, index) =>
    detail === undefined || detail === "" ? (values[index] ?? "") : `${values[index]} · ${detail}`,
  );
  const wholeLabel = Math.max(0, ...bars.map(({ label }) => textWidth(label)));
  const withDetail = widestOf(withDetails);
  const left = Math.min(wholeLabel, widthPx * 0.34, 260);
  // at the left there should be room for the labels' beginnings, for bars, and for the values
  const beside = widthPx >= 440 && widthPx - left - widestOf(values) >= 140;
  const detailed = beside ? widthPx - left - withDetail >= widthPx * 0.3 : withDetail <= widthPx * 0.6;
  const told = detailed ? withDetails : values;
  return {
    labels: beside ? "left" : "above",
    rowPx: beside ? 30 : 42,
    marginLeft: beside ? Math.ceil(left) + 12 : 2,
    marginRight: beside ? Math.ceil(widestOf(told)) + 14 : 4,
    bars: bars.map(({ label, value, before, detail }, index) => ({
      index,
      label,
      shown: fittingText(label, beside ? left + 2 : widthPx - textWidth(told[index] ?? "") - 22),
      told: told[index] ?? "",
      value: atLeastZero(value),
      before: before === undefined ? undefined : atLeastZero(before),
      detail,
    })),
  };
};

const atLeastZero = (value: number): number => (value > 0 && Number.isFinite(value) ? value : 0);

const widestOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text)));
