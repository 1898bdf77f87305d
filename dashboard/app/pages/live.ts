import { element } from "../element";
import { lastHalfHour } from "./live/lastHalfHour";
import { latestEvents } from "./live/latestEvents";
import { isPaused, liveState } from "./live/liveState";
import type { Page } from "./page";

/** What is going on. */
export const livePage: Page = {
  name: "live",
  title: "Live",
  lead: "What guests do now: the last 30 minutes, within seconds of each click. The days, the comparison and “Up to now” do not apply here.",
  content: (context) => {
    const paused = isPaused(context);
    const line = element("p", { class: "live-line" }, paused ? "Paused." : "Updated every 3 seconds.");
    const state = liveState(context, line);
    return element(
      "div",
      { class: "page-parts" },
      element(
        "div",
        { class: "live-bar", "data-paused": paused },
        element(
          "button",
          {
            type: "button",
            name: "pause",
            class: "live-pause",
            onclick: () => context.filter("paused", paused ? undefined : "1"),
          },
          paused ? "Resume" : "Pause",
        ),
        line,
      ),
      element(
        "div",
        { class: "figures" },
        context.figure(lastHalfHour(context, state)),
        context.figure(latestEvents(context, state)),
      ),
    );
  },
};
