import type { Question } from "../../api/reportClient";
import { element } from "../../element";
import type { PageContext } from "../page";

/** A place that `made` takes when the questions are answered, in whatever way. They are asked by others; so none is asked twice. */
export const afterAnswers = (
  { client, signal }: Pick<PageContext, "client" | "signal">,
  questions: readonly Question[],
  made: () => HTMLElement,
): HTMLElement => {
  const place = element("div", { class: "figure-place", "aria-hidden": "true" });
  void Promise.allSettled(questions.map((question) => client.ask(question, signal))).then(() => {
    if (!signal.aborted) place.replaceWith(made());
  });
  return place;
};
