import type { ReportRows } from "../../api/reportRows";
import { changeOf, type Tile } from "../../figures/changeOf";
import { pointsChangeOf } from "../../figures/pointsChangeOf";
import type { Formats } from "../../formats/formats";
import { dayValues } from "../days/dayValues";

type Row = ReportRows["sessions-summary"];

interface SessionTiles {
  readonly current: Row | undefined;
  /** Undefined where nothing is compared; null where there was nothing. */
  readonly previous: Row | null | undefined;
  readonly byDay: readonly Row[];
  readonly days: readonly string[];
  readonly formats: Formats;
}

/** How many sessions there were, and what they were like. */
export const sessionTiles = ({ current, previous, byDay, days, formats }: SessionTiles): readonly Tile[] => {
  const daily = byDay.map((row) => ({ ...row, day: row.segment }));
  const tile = (
    label: string,
    of: (row: Row) => number,
    written: (value: number | null) => string,
    { missing = null, good = "up", points = false, hint }: TileWays,
  ): Tile => {
    const [value, before] = [current, previous].map((row) => (row == null ? null : of(row))) as [
      number | null,
      number | null,
    ];
    const shown = value ?? missing;
    const change = points ? pointsChangeOf(shown, before, formats) : changeOf(shown, before, formats, good);
    return {
      label,
      value: written(shown),
      ...(previous !== undefined && { before: written(before ?? missing) }),
      ...(change && { change: { ...change, good } }),
      spark: dayValues(days, daily, of, missing),
      hint,
    };
  };
  return [
    tile(
      "Sessions",
      (row) => row.sessions,
      (n) => formats.count(n),
      {
        missing: 0,
        hint: "Visits: what somebody does without a long break.",
      },
    ),
    tile(
      "Median length",
      (row) => row.median_seconds,
      (n) => formats.duration(n),
      {
        hint: "Half of the sessions lasted no longer, from their first event to their last.",
      },
    ),
    tile(
      "Pages a session",
      (row) => row.pages_per_session,
      (n) => formats.count(tenth(n)),
      {
        hint: "Pages opened, over sessions.",
      },
    ),
    tile(
      "Bounces",
      (row) => row.bounce_rate,
      (n) => formats.share(n),
      {
        good: "down",
        points: true,
        hint: "The share of sessions with one page view and nothing done but looking and scrolling.",
      },
    ),
  ];
};

interface TileWays {
  /** What a period without sessions has. @default nothing */
  readonly missing?: 0 | null;
  /** The side to hope for. @default "up" */
  readonly good?: "up" | "down";
  /** Compared by percentage points. @default false */
  readonly points?: boolean;
  readonly hint: string;
}

const tenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);
