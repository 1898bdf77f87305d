import type { Address, FigureView } from "../address/address";
import { daysBefore } from "../address/daysBefore";
import { daysOf } from "../address/daysOf";
import type { Days } from "../address/period";
import type { Question, ReportClient } from "../api/reportClient";
import type { ReportName } from "../api/reportRows";
import type { Figure } from "../figures/figure";
import type { figureCard } from "../figures/figureCard";
import type { Formats } from "../formats/formats";
import type { PageContext } from "../pages/page";
import type { Router } from "./router";

/** Makes the card of a figure. */
export type FigureCard = typeof figureCard;

export interface ContextParts {
  readonly router: Router;
  readonly client: ReportClient;
  readonly formats: Formats;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly figureCard: FigureCard;
  readonly onRedraw: EventTarget;
  /** Resolves once what charts are drawn with is there. */
  canDraw(): Promise<void>;
  /** What a chart could not be drawn for. */
  onDrawError(error: unknown): void;
}

/** What a page of an address is made with. */
export const pageContext = (parts: ContextParts): PageContext => {
  const { router, client, formats, signal, now, onRedraw } = parts;
  const address = router.current();
  const days = daysOf(address.period, now(), address.timeZone);
  const previousDays = address.compare ? daysBefore(days) : undefined;

  return {
    address,
    days,
    previousDays,
    client,
    formats,
    signal,
    now,
    question: (report, own = {}) => ({
      report,
      parameters: parametersOf(address, days, own),
      live: address.live,
    }),
    previousQuestion: (report, own = {}) =>
      previousDays && { report, parameters: parametersOf(address, previousDays, own), live: address.live },
    figure: (figure) =>
      parts.figureCard(
        { ...figure, draw: reporting(figure, parts.canDraw, parts.onDrawError) },
        {
          client,
          formats,
          signal,
          onRedraw,
          view: address.open[figure.id],
          setView: (view) => router.amend({ open: withView(router.current().open, figure.id, view) }),
        },
      ),
    hrefOf: router.hrefOf,
    goTo: router.goTo,
    filter: (name, value) => {
      const { [name]: _, ...others } = router.current().filters;
      router.goTo({ filters: value === undefined ? others : { ...others, [name]: value } });
    },
  };
};

const parametersOf = (
  { timeZone, site }: Address,
  { from, to }: Days,
  own: Readonly<Record<string, string>>,
): Question["parameters"] => ({
  from,
  to,
  time_zone: timeZone,
  ...(site === null ? {} : { site_id: site }),
  ...own,
});

const withView = (open: Address["open"], figure: string, view: FigureView | undefined): Address["open"] => {
  const { [figure]: _, ...others } = open;
  return view === undefined ? others : { ...others, [figure]: view };
};

/** The figure's own drawing; what goes wrong is told, and stays wrong. */
const reporting =
  <N extends ReportName>(
    figure: Figure<N>,
    canDraw: () => Promise<void>,
    tell: (error: unknown) => void,
  ): Figure<N>["draw"] =>
  async (answers, space) => {
    try {
      await canDraw();
      return await figure.draw(answers, space);
    } catch (error) {
      tell(error);
      throw error;
    }
  };
