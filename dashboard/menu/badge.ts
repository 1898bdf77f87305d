import { element } from "../app/element";
import type { TrackerStatus } from "../tracker/tracker";
import { badgeText } from "./badgeText";

export interface Badge {
  readonly badge: HTMLElement;
  show(status: TrackerStatus | undefined, isOnline: boolean): void;
  /** One more event, in words. */
  tell(line: string): void;
}

const linesShown = 12;

/** Says what the tracker does; opened, it lists what was tracked last. */
export const eventBadge = (): Badge => {
  const dot = element("span", { class: "dot", "aria-hidden": "true" });
  const words = element("span", {}, "Connecting");
  const list = element("ol", { class: "told" });
  const badge = element(
    "details",
    { class: "badge" },
    element("summary", {}, dot, words),
    element(
      "div",
      { class: "badge-more" },
      element("p", {}, "What this page tells the restaurant, the latest first:"),
      list,
    ),
  );
  return {
    badge,
    show: (status, isOnline) => {
      words.textContent = badgeText(status, isOnline);
      badge.dataset["state"] =
        status === undefined || status.isSilent
          ? "silent"
          : !isOnline || status.isRetrying
            ? "waiting"
            : "sending";
    },
    tell: (line) => {
      list.prepend(element("li", {}, line));
      while (list.childElementCount > linesShown) list.lastElementChild?.remove();
    },
  };
};
