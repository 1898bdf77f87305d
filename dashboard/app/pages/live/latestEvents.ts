import { element } from "../../element";
import type { Figure } from "../../figures/figure";
import type { PageContext } from "../page";
import { feedKind } from "./feedKind";
import { feedSentence } from "./feedSentence";
import { freshRows } from "./freshRows";
import type { LiveState } from "./liveState";
import { nowQuestion } from "./nowQuestion";
import { quietWords } from "./quietWords";

const limit = 14;

/** The latest events, as sentences; those that have just come are marked. */
export const latestEvents = (context: PageContext, state: LiveState): Figure<"now-events"> => {
  const fresh = freshRows();
  return {
    id: "events",
    title: "What happened last",
    units: `The latest ${limit} events, ${context.address.timeZone}`,
    note: "Guests are numbered as they appear in these minutes: nobody is named.",
    question: nowQuestion("now-events", context),
    everyMs: state.everyMs,
    empty: quietWords,
    size: "third",
    draw: ({ answer }) => {
      const isFresh = fresh.of(answer.rows, answer.asOf);
      const tellsSite =
        context.address.site === null && new Set(answer.rows.map(({ site_id }) => site_id)).size > 1;
      return element(
        "ol",
        { class: "feed" },
        ...answer.rows.slice(0, limit).map((row, n) => {
          const { time, places, text } = feedSentence(row, tellsSite, context.formats);
          return element(
            "li",
            { class: "feed-event", "data-kind": feedKind(row.event_type), "data-fresh": isFresh[n] === true },
            element("time", { class: "feed-time", datetime: row.occurred_at }, time),
            element("span", { class: "feed-what" }, ` · ${[...places, text].join(" · ")}`),
          );
        }),
      );
    },
  };
};
