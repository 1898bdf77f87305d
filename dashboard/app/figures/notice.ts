import { type Child, element } from "../element";

/** How much a notice matters. */
export type NoticeTone = "plain" | "warn" | "bad";

/** A message between the figures, told politely to those who do not see it. */
export const notice = (tone: NoticeTone, ...message: readonly Child[]): HTMLElement =>
  element("div", { class: "notice", "data-tone": tone, role: "status" }, ...message);
