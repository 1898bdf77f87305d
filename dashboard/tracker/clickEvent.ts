import { cutText } from "../../pipeline/event/cutText";
import type { TrackedEvent } from "./trackedEvent";

/** The event of a click on a button or link: its id or `data-track`, its words, and where on the page it was. */
export const clickEvent = (
  element: Pick<HTMLElement, "id" | "dataset" | "textContent">,
  { pageX, pageY }: Pick<MouseEvent, "pageX" | "pageY">,
): TrackedEvent => {
  const name = element.dataset["track"] ?? element.id;
  const words = (element.textContent ?? "").replace(/\s+/g, " ").trim();
  return {
    event_type: "click",
    ...(name === "" ? {} : { element_id: cutText(name, 256) }),
    ...(words === "" ? {} : { element_text: cutText(words, 256) }),
    click_x: pixels(pageX),
    click_y: pixels(pageY),
  };
};

const pixels = (n: number): number => Math.min(Math.max(Math.round(n), 0), 100_000);
