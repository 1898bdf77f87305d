/** An axis: what it counts, and how its values are written. */
export interface Axis {
  readonly label: string;
  readonly format: (value: number) => string;
}

/** What `x` is in a chart over time: days as `2026-03-01`, or instants as ISO 8601. */
export type TimeKind = "day" | "time";

/** Lines over time. A gap where there is no value. The first series is the one that matters; a dashed one is for comparison. */
export interface LineChart {
  readonly x: TimeKind;
  readonly y: Axis;
  readonly series: readonly {
    readonly name: string;
    readonly dashed?: boolean;
    /** `note` is told instead of `x` where a point is hovered: the day that a compared point really is of. */
    readonly points: readonly { readonly x: string; readonly y: number | null; readonly note?: string }[];
  }[];
}

/** Upright columns, stacked where they have several parts; parts of one name have one colour. */
export interface ColumnChart {
  readonly x: TimeKind | "category";
  readonly y: Axis;
  readonly columns: readonly {
    readonly x: string;
    readonly parts: readonly { readonly name: string; readonly value: number }[];
  }[];
}

/** Lying bars with their labels, longest first as given; a thin mark where the value was before. */
export interface BarChart {
  readonly x: Axis;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    readonly before?: number;
    /** Told where the bar is hovered, and after the value. */
    readonly detail?: string;
  }[];
}

/** Columns over ranges of a number; the last may be open. */
export interface Histogram {
  readonly x: Axis;
  readonly y: Axis;
  readonly bins: readonly { readonly from: number; readonly to: number | null; readonly value: number }[];
}

/** Steps one below the other, narrowing; side by side for several segments. */
export interface FunnelChart {
  readonly segments: readonly {
    readonly name: string | null;
    readonly steps: readonly {
      readonly name: string;
      readonly sessions: number;
      readonly shareOfFirst: number | null;
      readonly shareOfPrevious: number | null;
      /** `shareOfFirst` of the period before. */
      readonly before?: number | null;
    }[];
  }[];
}

/** The menu as its page shows it, section below section: how many got to each, and where they stopped. */
export interface SectionsChart {
  readonly sections: readonly {
    readonly name: string;
    readonly sessions: number;
    /** Of the sessions that saw the menu; 0 to 1. */
    readonly share: number;
    /** Those for whom it was the last. */
    readonly lastShare: number;
    /** `share` of the period before. */
    readonly before?: number;
  }[];
}

/** A dot for each thing, by two measures; the largest are labelled. */
export interface DotChart {
  readonly x: Axis;
  readonly y: Axis;
  readonly dots: readonly {
    readonly label: string;
    readonly x: number;
    readonly y: number;
    /** Area. @default all alike */
    readonly size?: number;
    readonly detail?: string;
  }[];
}

/** Cohorts as rows, weeks as columns, shares as colour and number. */
export interface RetentionGrid {
  readonly cohorts: readonly {
    readonly label: string;
    readonly visitors: number;
    /** From week 0 on; null: not yet. */
    readonly shares: readonly (number | null)[];
  }[];
}

/** Countries by colour. */
export interface WorldMap {
  readonly value: Axis;
  /** By ISO 3166 alpha-2. */
  readonly countries: readonly {
    readonly code: string;
    readonly name: string;
    readonly value: number;
  }[];
}

/** A line without axes, beside a number. */
export interface Sparkline {
  readonly points: readonly (number | null)[];
  readonly width: number;
  readonly height: number;
  /** For those who do not see it. */
  readonly label: string;
}
