import type { Address, PageName } from "../address/address";
import type { Days } from "../address/period";
import type { Question, ReportClient } from "../api/reportClient";
import type { ReportName } from "../api/reportRows";
import type { Figure } from "../figures/figure";
import type { Formats } from "../formats/formats";

/** What a page is made with. */
export interface PageContext {
  readonly address: Address;
  /** The address's period as days, today being today in its time zone. */
  readonly days: Days;
  /** As many days just before; undefined where nothing is compared. */
  readonly previousDays: Days | undefined;
  readonly client: ReportClient;
  readonly formats: Formats;
  /** Aborted when the page is left or made anew. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** A question about the address's days, time zone, site and liveness, with a report's own parameters. */
  question<N extends ReportName>(report: N, parameters?: Readonly<Record<string, string>>): Question<N>;
  /** The same about the days before; undefined where nothing is compared. */
  previousQuestion<N extends ReportName>(
    report: N,
    parameters?: Readonly<Record<string, string>>,
  ): Question<N> | undefined;
  /** The card of a figure. */
  figure<N extends ReportName>(figure: Figure<N>): HTMLElement;
  /** The address of another state, for links; and goes there. */
  hrefOf(change: Partial<Address>): string;
  goTo(change: Partial<Address>): void;
  /**
   * Sets one of the page's own filters, or takes it away. The page is made anew; the control with the focus has it again, found by
   * its id, its name or its place among those of its kind.
   */
  filter(name: string, value: string | undefined): void;
}

/** A page of the dashboard. */
export interface Page {
  readonly name: PageName;
  /** In the navigation and as the heading. */
  readonly title: string;
  /** What one learns here: a sentence. */
  readonly lead: string;
  /** The content below the heading. It may go on changing until the signal is aborted. */
  content(context: PageContext): HTMLElement;
}
