import { isCalendarDate } from "../../pipeline/event/calendarDate";
import { shownValue } from "../../pipeline/event/shownValue";
import { StartupError } from "../startupError";
import type { WallMs } from "./zonedTime";

/** A time as a file writes it. */
export interface WrittenTime {
  /** What a clock shows at that time. */
  readonly wallMs: WallMs;
  /** How far that clock is ahead of UTC, in milliseconds; undefined where the text does not say. */
  readonly offsetMs: number | undefined;
}

/** Reads texts of times. */
export interface TimeReader {
  /** Undefined for what is no time, or not in this form. */
  readonly read: (text: string) => WrittenTime | undefined;
  /** What it reads, in words. */
  readonly rule: string;
}

/** Reads the forms in which machines write times: ISO 8601 with or without a zone, days, and milliseconds since 1970. */
export const commonTimes: TimeReader = {
  rule: "a time as 2026-03-01T18:55:12Z, 2026-03-01 18:55:12, 2026-03-01 or 20260301; --date-format reads others",
  read: (text) => {
    if (/^\d{13}$/.test(text)) return { wallMs: Number(text), offsetMs: 0 };
    const parts = (iso.exec(text) ?? compactDay.exec(text))?.groups;
    return parts === undefined ? undefined : written(parts);
  },
};

const iso =
  /^(?<YYYY>\d{4})-(?<MM>\d\d)-(?<DD>\d\d)(?:[T ](?<HH>\d\d):(?<mm>\d\d)(?::(?<ss>\d\d)(?:[.,](?<SSS>\d{1,9}))?)? ?(?<zone>Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i;
const compactDay = /^(?<YYYY>\d{4})(?<MM>\d\d)(?<DD>\d\d)$/;

/** What a form is made of: a two-letter part takes two digits, a one-letter part one or two. */
const parts: readonly (readonly [token: string, pattern: string])[] = [
  ["YYYY", String.raw`(?<YYYY>\d{4})`],
  ["MM", String.raw`(?<MM>\d\d)`],
  ["M", String.raw`(?<MM>\d\d?)`],
  ["DD", String.raw`(?<DD>\d\d)`],
  ["D", String.raw`(?<DD>\d\d?)`],
  ["HH", String.raw`(?<HH>\d\d)`],
  ["H", String.raw`(?<HH>\d\d?)`],
  ["mm", String.raw`(?<mm>\d\d)`],
  ["ss", String.raw`(?<ss>\d\d)`],
  ["SSS", String.raw`(?<SSS>\d{1,9})`],
  ["AM", String.raw`(?<half>[AaPp]\.?[Mm]\.?)`],
  ["Z", String.raw`(?<zone>Z|UTC|[+-]\d\d(?::?\d\d)?)`],
];
const anyPart = parts
  .map(([name]) => name)
  .sort((a, b) => b.length - a.length)
  .join("|");

/**
 * Reads one form, as `DD/MM/YYYY` or `M/D/YYYY H:mm AM`; `MM` after hours is minutes. `unix` stands for seconds since 1970.
 * Throws a StartupError for a form without year, month and day, or with a part twice.
 */
export const timesAs = (form: string): TimeReader => {
  if (form === "unix")
    return {
      rule: "whole seconds since 1970",
      read: (text) => (/^\d{9,10}$/.test(text) ? { wallMs: Number(text) * 1000, offsetMs: 0 } : undefined),
    };
  const regex = regexOf(form);
  return {
    rule: `a time as ${form}`,
    read: (text) => {
      const groups = regex.exec(text)?.groups;
      return groups === undefined ? undefined : written(groups);
    },
  };
};

const regexOf = (form: string): RegExp => {
  const patterns = new Map(parts);
  const names: string[] = [];
  const source = form
    .replaceAll(/(H.*?)MM/g, "$1mm")
    .replaceAll(/(mm.*?)(?<!S)SS(?!S)/g, "$1ss")
    .split(new RegExp(`(${anyPart})`))
    .map((piece) => {
      const pattern = patterns.get(piece);
      if (pattern === undefined) return piece.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
      names.push(/<(\w+)>/.exec(pattern)?.[1] ?? "");
      return pattern;
    })
    .join("");
  const hasDay = ["YYYY", "MM", "DD"].every((name) => names.includes(name));
  if (!hasDay || new Set(names).size < names.length)
    throw new StartupError(
      `--date-format takes year, month and day once each, as DD/MM/YYYY or M/D/YYYY H:mm AM, or unix, not ${shownValue(form)}`,
    );
  return new RegExp(`^${source}$`);
};

type Groups = Readonly<Record<string, string | undefined>>;

const written = (groups: Groups): WrittenTime | undefined => {
  const { YYYY = "", MM = "", DD = "", HH = "0", mm = "0", ss = "0", SSS = "", half, zone } = groups;
  const day = `${YYYY}-${MM.padStart(2, "0")}-${DD.padStart(2, "0")}`;
  const hour = half === undefined ? Number(HH) : hourOfHalf(Number(HH), half);
  if (!isCalendarDate(day) || hour === undefined || hour > 23 || Number(mm) > 59 || Number(ss) > 59)
    return undefined;
  const seconds = (hour * 60 + Number(mm)) * 60 + Number(ss);
  return {
    wallMs: Date.parse(day) + seconds * 1000 + Number(SSS.padEnd(3, "0").slice(0, 3)),
    offsetMs: zone === undefined ? undefined : offsetOf(zone),
  };
};

/** 12 AM is midnight, 12 PM noon. */
const hourOfHalf = (hour: number, half: string): number | undefined => {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
};

const offsetOf = (zone: string): number => {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};
