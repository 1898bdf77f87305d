import { element } from "../element";
import type { Page } from "./page";
import { qualityFigure } from "./quality/qualityFigure";
import { qualityReports } from "./quality/qualityReports";
import { qualitySummary } from "./quality/qualitySummary";

/** Whether the figures can be believed. */
export const qualityPage: Page = {
  name: "quality",
  title: "Data quality",
  lead: "Whether data arrives, is whole and can be true; and what to do where it is not.",
  content: (context) =>
    element(
      "div",
      { class: "page-parts" },
      qualitySummary(context),
      element(
        "div",
        { class: "figures" },
        ...qualityReports.map((report) => context.figure(qualityFigure(report, context))),
      ),
    ),
};
