import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { biggestLoss } from "../../../../dashboard/app/pages/funnel/biggestLoss";
import { funnelSegments } from "../../../../dashboard/app/pages/funnel/funnelSegments";
import { funnelStepNames } from "../../../../dashboard/app/pages/funnel/funnelStepNames";
import { lossSentence } from "../../../../dashboard/app/pages/funnel/lossSentence";
import { englishFormats as formats } from "../menu/englishFormats";
import { aFunnel } from "./aFunnel";

const named = funnelStepNames(false);
type Rows = readonly ReportRows["funnel"][];

const sentenceOf = (rows: Rows, before?: Rows): string | undefined =>
  funnelSegments(rows, before, named).map((segment) => lossSentence(segment, formats))[0];

test("the biggest loss is that of the most sessions, not of the largest share", () => {
  expect(sentenceOf(aFunnel("all", 2000, 1800, 1000, 100, 99))).toBe(
    "Most sessions are lost between “Added a dish” and “Went to the checkout”: 900 of 1,000 (90%).",
  );
  expect(sentenceOf(aFunnel("all", 1000, 400, 10))).toContain("600 of 1,000 (60%)");
});

test("of two equal losses the earlier is told", () => {
  const [segment] = funnelSegments(aFunnel("all", 30, 20, 10), undefined, named);
  expect(biggestLoss(segment?.steps ?? [])?.to.name).toBe("Opened a dish");
});

test("tells what the same loss was in the period before, where anybody got there", () => {
  expect(sentenceOf(aFunnel("all", 100, 40, 30), aFunnel("all", 200, 100, 90))).toContain(
    "60 of 100 (60%; in the period before 50%)",
  );
  expect(sentenceOf(aFunnel("all", 100, 90, 10), aFunnel("all", 200, 0, 0))).toContain("80 of 90 (88.9%).");
});

test("a device is named before its loss", () => {
  expect(sentenceOf(aFunnel("mobile", 10, 4))).toBe(
    "Phones: most sessions are lost between “Opened the menu page” and “Opened a dish”: 6 of 10 (60%).",
  );
});

test("where none is lost it says so", () => {
  expect(sentenceOf(aFunnel("all", 5, 5, 5))).toBe(
    "No session is lost on the way from the page to the order.",
  );
  expect(biggestLoss([])).toBeUndefined();
});
