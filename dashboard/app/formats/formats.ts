/** How values are written: in the browser's language, with the units of the reports. No value is an en dash. */
export interface Formats {
  /** 12,345 */
  count(value: number | null): string;
  /** 12.3K, for axes and small places. */
  compact(value: number): string;
  /** A share from 0 to 1 as 12.3 %. */
  share(value: number | null): string;
  /** A relative change as +12.3 %, −4 %, ±0 %. */
  change(value: number | null): string;
  /** An amount in the currency's minor unit as €1,234.50. */
  money(minor: number | null, currency: string | null): string;
  /** The same without decimals, shortened: €12.3K. */
  compactMoney(minor: number, currency: string): string;
  /** 95 s, 12 min, 3 h 20 min. */
  duration(seconds: number | null): string;
  /** `2026-03-01` as Sun 1 Mar, with the year where it is not this one. */
  day(day: string): string;
  /** An instant as 18:42:07, in the time zone of the address. */
  time(instant: Date): string;
  /** An instant as 1 Mar, 18:42. */
  dayAndTime(instant: Date): string;
  /** `IT` as Italy; unknown codes as they are. */
  country(code: string): string;
}
