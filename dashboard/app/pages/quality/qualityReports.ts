import type { Rule } from "../../../../pipeline/quality/judge";
import type { ReportName } from "../../api/reportRows";
import type { Figure } from "../../figures/figure";

/** A quality report: what it is called here, what it asks of the records, and the rules that its rows are about. */
export interface QualityReport {
  readonly report: Extract<ReportName, `quality-${string}`>;
  readonly title: string;
  readonly asks: string;
  readonly rules: readonly Rule[];
  readonly units: string;
  readonly note: string;
  readonly size?: Figure["size"];
}

/** Every quality report, in the order of the page. */
export const qualityReports: readonly QualityReport[] = [
  {
    report: "quality-freshness",
    title: "Freshness",
    asks: "Does data arrive?",
    rules: ["freshness"],
    units: "Time from the last receipt to the end of the period, or to now",
    note: "Of each site the last record that came. A site that has sent nothing for more than 31 days is left out.",
    size: "third",
  },
  {
    report: "quality-referential-integrity",
    title: "References",
    asks: "Is what a record refers to there?",
    rules: ["integrity"],
    units: "Share of the records received in these days that keep the rule",
    note: "Asked only at sites that have any record of the kind referred to. That may be of any day.",
    size: "third",
  },
  {
    report: "quality-uniqueness",
    title: "Uniqueness",
    asks: "Is everything there once?",
    rules: ["uniqueness"],
    units: "Share of the records received in these days that keep the rule",
    note: "What is sent again soon after is dropped by itself. What is told here came later.",
    size: "third",
  },
  {
    report: "quality-volume",
    title: "Volume",
    asks: "Is it as much as usual?",
    rules: ["volume"],
    units: "Records a day, as a multiple of the usual",
    note: "Usual is the mean of the same weekday in the four weeks before. A weekday that usually has fewer than 20 is not judged, nor is a day that is not over.",
    size: "full",
  },
  {
    report: "quality-completeness",
    title: "Completeness",
    asks: "Does every record say what reports need?",
    rules: ["completeness"],
    units: "Share of the records received in these days that keep the rule",
    note: "A field that is missing is no fault of the record: it is taken, and told here.",
  },
  {
    report: "quality-validity",
    title: "Validity",
    asks: "Can the values be true?",
    rules: ["not_negative", "known_status", "not_in_future", "not_clamped"],
    units: "Share of the records received in these days that keep the rule",
    note: "Doubtful values are taken, so that they are not lost, and told here.",
  },
];
