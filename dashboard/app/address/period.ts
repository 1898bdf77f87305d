/** Days, both included, as `2026-03-01`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The days that are looked at: the last so many, today included; the day before today; or from one day to another. */
export type Period =
  | { readonly kind: "last"; readonly days: number }
  | { readonly kind: "yesterday" }
  | ({ readonly kind: "days" } & Days);
