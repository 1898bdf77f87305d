import { element } from "../../element";
import type { Formats } from "../../formats/formats";
import type { Stage } from "./stages";

/** The stages one after the other, each with its number; a bar says how it compares with the largest. */
export const stagesStrip = (stages: readonly Stage[], formats: Formats): HTMLElement => {
  const largest = Math.max(1, ...stages.map(({ count }) => count));
  return element(
    "ol",
    { class: "stages" },
    ...stages.map(({ name, count, perSession, change }) => {
      const bar = element("span", { class: "stage-bar", "aria-hidden": "true" });
      bar.style.inlineSize = `${(100 * count) / largest}%`;
      return element(
        "li",
        { class: "stage" },
        element("span", { class: "stage-name" }, name),
        element("span", { class: "stage-count" }, formats.count(count)),
        element("span", { class: "stage-track", "aria-hidden": "true" }, count > 0 && bar),
        element(
          "span",
          { class: "stage-rate" },
          perSession === null ? "–" : `${formats.count(perSession)} a session`,
        ),
        change && element("span", { class: "stage-change", "data-direction": change.direction }, change.text),
      );
    }),
  );
};
