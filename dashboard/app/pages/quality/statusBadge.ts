import type { Status } from "../../../../pipeline/quality/verdict";
import { element } from "../../element";
import { statusWords } from "./statusWords";

/** A status as a word and a sign: the colour only repeats it. */
export const statusBadge = (status: Status, text = statusWords[status].text): HTMLElement =>
  element(
    "span",
    { class: "quality-badge", "data-status": status },
    element("span", { class: "quality-badge-sign", "aria-hidden": "true" }, statusWords[status].sign),
    text,
  );
