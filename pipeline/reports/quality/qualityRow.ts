import { count, number, orNull, type Row, rowOf, text } from "../row";

/** A figure of data quality: how far one rule is kept by one field of one dataset at one site. */
export interface QualityRow {
  readonly dataset: string;
  readonly site_id: string;
  readonly rule: string;
  readonly field: string;
  readonly day: string | null;
  readonly checked: number;
  readonly failed: number | null;
  readonly measure: number | null;
  readonly reference: number | null;
}

/** The shape that all quality reports share, so that their rows are stored, judged and shown alike. */
export const qualityRow: Row<QualityRow> = rowOf({
  dataset: text("events, orders, customers or payments."),
  site_id: text("The restaurant or shop."),
  rule: text("What is asked of the records: see docs/data-quality.md."),
  field: text("The field that the rule is about."),
  day: orNull(text("The day that the figure is of, where each day has its own.")),
  checked: count("Records that the rule is about. A rule that is about none has no row."),
  failed: orNull(count("Of them, those that break it, where the rule is about single records.")),
  measure: orNull(
    number(
      "What is compared with the thresholds: the share of the checked that keep the rule, from 0 to 1; of freshness hours; of volume the ratio to the reference.",
    ),
  ),
  reference: orNull(
    number("Of uniqueness the different ids; of volume the mean of the weekday's rows in the weeks before."),
  ),
});
