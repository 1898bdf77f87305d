import type { Answer, Question } from "../api/reportClient";
import type { ReportName, ReportRows } from "../api/reportRows";
import type { PlotSpace } from "../plots/plotSpace";

/**
 * A chart of one report: what it shows, in which units, and how. The card around it (figureCard.ts) asks, shows that it is
 * loading, that there is nothing, or what went wrong and what to do, and offers the table, the CSV and the SQL.
 */
export interface Figure<N extends ReportName = ReportName> {
  /** Unique on its page; part of addresses. */
  readonly id: string;
  /** Says what is shown, as a heading: "Dishes that sell, by revenue". */
  readonly title: string;
  /** "Visitors a day", "Share of sessions, %", "EUR". */
  readonly units: string;
  /** How to read it, or by which definition: a sentence or two. */
  readonly note?: string;
  readonly question: Question<N>;
  /** The same of the period before, where it is compared. */
  readonly previous?: Question<N>;
  /** Other reports that the drawing needs beside its own, as the days of a sparkline. Table, CSV and SQL are of `question`. */
  readonly beside?: readonly Question[];
  /** Reports that add to the drawing, asked once it stands; it is drawn again when they have answered. Without an answer it stays as it is. */
  readonly later?: readonly Question[];
  /** Asks again so often while the page can be seen; what is drawn stays until the next answer is there. @default never */
  readonly everyMs?: number;
  /** What to say where there is nothing, and how something would come: a sentence or two. */
  readonly empty: string;
  /** @default there are no rows */
  isEmpty?(rows: readonly ReportRows[N][]): boolean;
  /**
   * The chart, as wide as `space` says; drawn anew when the width or the theme changes. Rejects or throws only for bugs.
   * `previous` is undefined where nothing is compared; `beside` has an answer for each question beside, `later` for each
   * later one, once they are there.
   */
  draw(answers: Answers<N>, space: PlotSpace): Element | Promise<Element>;
  /** How much of the grid it takes. @default "half" */
  readonly size?: "third" | "half" | "two-thirds" | "full";
}

/** What a figure is drawn of. */
export interface Answers<N extends ReportName> {
  readonly answer: Answer<N>;
  readonly previous: Answer<N> | undefined;
  readonly beside: readonly Answer[];
  /** Undefined while they are not there. */
  readonly later: readonly Answer[] | undefined;
}
