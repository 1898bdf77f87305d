import { durationText } from "./durationText";
import type { Formats } from "./formats";
import { type MoneyFormats, moneyFormats } from "./moneyFormats";
import { numberFormats } from "./numberFormats";
import { none } from "./signs";

/** Whose formats they are. */
export interface FormatParts {
  /** BCP 47, as the browser names it; English where it is no such name. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Which year is this one. */
  readonly now: () => number;
}

/** Formats by the browser's own knowledge of languages. What is no number, as 0 ÷ 0, is no value. */
export const browserFormats = ({ language: asked, timeZone, now }: FormatParts): Formats => {
  const language = knownLanguage(asked);
  const numbers = numberFormats(language);
  const count = numbers.format({ maximumFractionDigits: 2 });
  const short = numbers.short({});
  const small = numbers.format({ maximumSignificantDigits: 3 });
  const percent = numbers.format({ style: "percent", maximumFractionDigits: 1 });
  const change = numbers.format({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const unchanged = change(0);
  const monies = new Map<string, MoneyFormats>();
  const moneyIn = (currency: string): MoneyFormats => {
    const formats = monies.get(currency) ?? moneyFormats(numbers, currency);
    monies.set(currency, formats);
    return formats;
  };
  const regions = new Intl.DisplayNames(language, { type: "region", fallback: "code" });

  const times = (options: Intl.DateTimeFormatOptions): ((instant: Date) => string) => {
    const format = new Intl.DateTimeFormat(language, { timeZone, ...options });
    return (instant) => (Number.isNaN(instant.getTime()) ? none : format.format(instant));
  };
  const dayOfThisYear = times({ ...dayOptions, timeZone: "UTC" });
  const dayOfAnotherYear = times({ ...dayOptions, year: "numeric", timeZone: "UTC" });
  const year = new Intl.DateTimeFormat("en", { year: "numeric", calendar: "gregory", timeZone });

  return {
    count: (value) => (value === null ? none : count(value)),
    compact: (value) => (Math.abs(value) < 1000 ? small : short)(value),
    share: (value) => (value === null ? none : percent(value)),
    change: (value) => {
      if (value === null) return none;
      const text = change(value);
      return text === unchanged ? `±${text}` : text;
    },
    money: (minor, currency) => (minor === null ? none : moneyIn(currency ?? "").full(minor)),
    compactMoney: (minor, currency) => moneyIn(currency).short(minor),
    duration: (seconds) => (seconds === null ? none : durationText(seconds, count)),
    day: (day) => {
      const instant = new Date(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : Number.NaN);
      if (Number.isNaN(instant.getTime())) return day;
      return (day.startsWith(`${year.format(now())}-`) ? dayOfThisYear : dayOfAnotherYear)(instant);
    },
    time: times({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
    dayAndTime: times({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
  };
};

const dayOptions: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };

/** A browser may call its language what is no name of one, as `C`. */
const knownLanguage = (language: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
};
