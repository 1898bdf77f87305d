import type { Figure } from "../../figures/figure";
import { keyFigures } from "../../figures/keyFigures";
import { rowsBeside } from "../../figures/rowsBeside";
import { daysSoFar } from "../days/daysSoFar";
import type { PageContext } from "../page";
import { noVisits } from "./noVisits";
import { sessionTiles } from "./sessionTiles";

/** How many sessions there were, how long they lasted and how many bounced. */
export const sessionKeyFigures = (context: PageContext): Figure<"sessions-summary"> => ({
  id: "sessions",
  title: "Sessions, their length and bounces",
  units: "Sessions, time, share of sessions",
  note: "A session is one visit. It bounced if one page was opened and nothing was done but looking and scrolling.",
  question: context.question("sessions-summary"),
  previous: context.previousQuestion("sessions-summary"),
  beside: [context.question("sessions-summary", { by: "day" })],
  empty: noVisits,
  isEmpty: (rows) => rows.every(({ sessions }) => sessions === 0),
  size: "full",
  draw: ({ answer, previous, beside }, space) =>
    keyFigures(
      space,
      sessionTiles({
        current: answer.rows[0],
        previous: previous === undefined ? undefined : (previous.rows[0] ?? null),
        byDay: rowsBeside<"sessions-summary">(beside, 0),
        days: daysSoFar(context),
        formats: context.formats,
      }),
    ),
});
