import type { FigureView } from "../address/address";
import { pause } from "../api/pause";
import type { AskError, ReportClient } from "../api/reportClient";
import type { ReportName } from "../api/reportRows";
import { element } from "../element";
import type { Formats } from "../formats/formats";
import { againWhileSeen } from "./againWhileSeen";
import { cardFrame } from "./cardFrame";
import { chartBox } from "./chartBox";
import { csvDownload } from "./csvDownload";
import { failure, shownError } from "./failure";
import type { Answers, Figure } from "./figure";
import { figureAnswers, withLater } from "./figureAnswers";
import { figureTables } from "./figureTables";
import { skeleton } from "./skeleton";
import { sqlView } from "./sqlView";
import { whenNear } from "./whenNear";

/** What a card is made with. */
export interface AroundFigure {
  readonly client: ReportClient;
  readonly formats: Formats;
  /** Aborted when the page is left. */
  readonly signal: AbortSignal;
  /** How it is shown at first; undefined: drawn. */
  readonly view: FigureView | undefined;
  /** Told when it is shown otherwise. */
  setView(view: FigureView | undefined): void;
  /** Has an event `redraw` when colours are others. */
  readonly onRedraw: EventTarget;
}

type State<N extends ReportName> =
  | { readonly kind: "unasked" }
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly error: AskError }
  | { readonly kind: "answered"; readonly answers: Answers<N> };

const slowAfterMs = 4000;

/** How high charts were, so that a page that is made anew does not jump while it asks. */
const heightsPx = new Map<string, number>();

/**
 * The card of a figure: its chart, table or SQL, what is said while there is none, and what can be done with it. It asks once it is seen, or
 * nearly: what nobody scrolls to costs no query.
 */
export const figureCard = <N extends ReportName>(figure: Figure<N>, around: AroundFigure): HTMLElement => {
  const { client, formats, signal, setView, onRedraw } = around;
  const { question, title, units } = figure;
  let view = around.view;
  let state: State<N> = { kind: "unasked" };
  let drawError: AskError | undefined;
  let sql: HTMLElement | undefined;
  let isNear = false;

  const frame = cardFrame(figure, {
    onView: (chosen) => {
      if (chosen === view) return;
      view = chosen;
      setView(chosen);
      show();
    },
    onCsv: () => {
      void download();
    },
  });
  const download = csvDownload(around, question, frame);
  const tables = figureTables(figure, formats);
  const waiting = skeleton(heightsPx.get(figure.id));
  const chart = chartBox({
    signal,
    placeholder: skeleton(heightsPx.get(figure.id)),
    onDrawn: (heightPx) => {
      heightsPx.set(figure.id, heightPx);
      if (drawn.isConnected) frame.show(drawn, false);
    },
    onError: (error) => {
      drawError = shownError(
        error,
        "The chart could not be drawn.",
        "See it as a table, or reload the page.",
      );
      show();
    },
  });
  const label = `${title}. ${units}`;
  const drawn = element(
    "figure",
    { class: "card-figure" },
    chart.node,
    element("figcaption", { class: "visually-hidden" }, label),
  );

  const show = (): void => {
    frame.showView(view);
    frame.show(...content());
  };

  /** What stands in the card, and whether something is still to come. */
  const content = (): readonly [HTMLElement, boolean] => {
    if (view === "sql") {
      sql ??= sqlView(around, figure);
      return [sql, false];
    }
    if (state.kind === "unasked" && isNear) void ask();
    if (state.kind === "failed") return [failure(state.error, tryAgain), false];
    if (state.kind !== "answered") return [waiting, true];
    const { rows } = state.answers.answer;
    if (figure.isEmpty?.(rows) ?? rows.length === 0)
      return [element("p", { class: "card-empty" }, figure.empty), false];
    if (view === "table") return [tables.node, false];
    if (drawError !== undefined) return [failure(drawError, drawAgain), false];
    return [drawn, drawn.querySelector(".skeleton") !== null];
  };

  const showAnswers = (answers: Answers<N>): void => {
    state = { kind: "answered", answers };
    drawError = undefined;
    tables.show(answers);
    if (figure.everyMs !== undefined) frame.showAsOf(`as of ${formats.time(answers.answer.asOf)}`);
    show();
    chart.draw((width) => figure.draw(answers, { width, formats, label }));
  };

  const addTo = async (answers: Answers<N>): Promise<void> => {
    const more = await withLater(client, figure, answers, signal);
    const isLatest = state.kind === "answered" && state.answers === answers;
    if (more !== undefined && isLatest && !signal.aborted) showAnswers(more);
  };

  const ask = async (): Promise<void> => {
    const isFirst = state.kind !== "answered";
    if (isFirst) state = { kind: "asking" };
    const asked = new AbortController();
    pause(slowAfterMs, asked.signal).then(
      () => isFirst && frame.tell("asking", `${title}: still asking. Many days can take a while.`),
      () => undefined,
    );
    try {
      const answers = await figureAnswers(client, figure, signal);
      if (signal.aborted) return;
      frame.tell("asking", undefined);
      showAnswers(answers);
      void addTo(answers);
    } catch (error) {
      if (signal.aborted) return;
      const shown = shownError(error, "The answer could not be shown.", "Reload the page.");
      if (!isFirst) return frame.tell("asking", `Not up to date: ${shown.message} ${shown.advice}`, "warn");
      frame.tell("asking", undefined);
      state = { kind: "failed", error: shown };
      show();
      frame.announce(`${title}: ${shown.message}`);
    } finally {
      asked.abort();
    }
  };

  const tryAgain = (): void => {
    void ask();
    show();
  };
  const drawAgain = (): void => {
    drawError = undefined;
    show();
    chart.redraw();
  };

  onRedraw.addEventListener("redraw", chart.redraw, { signal });
  show();
  void whenNear(frame.node, signal).then(() => {
    isNear = true;
    show();
  });
  if (figure.everyMs !== undefined) void againWhileSeen(figure.everyMs, signal, ask);
  return frame.node;
};
