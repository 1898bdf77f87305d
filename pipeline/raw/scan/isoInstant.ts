import type { LineScan } from "./lineScan";

/** Reads the text of an instant with its quotes, as `2026-03-01T18:42:07.120Z`, to milliseconds since 1970; NaN for any other text. */
export const instantReader = (): ((scan: LineScan) => number) => {
  // of the date that was read last: its ten bytes, and where it begins
  let year = 0;
  let month = 0;
  let day = 0;
  let dateMs = Number.NaN;

  return (scan) => {
    const { view, at } = scan;
    if (at + textBytes > scan.end) return Number.NaN;
    const yearThere = view.getInt32(at + 1, true);
    const monthThere = view.getInt32(at + 5, true);
    const dayThere = view.getInt16(at + 9, true);
    if (yearThere !== year || monthThere !== month || dayThere !== day) {
      [year, month, day] = [yearThere, monthThere, dayThere];
      dateMs = msOfDate(scan.bytes.toString("latin1", at + 1, at + 11));
    }
    const hours = twoDigits(view, at + 12);
    const minutes = twoDigits(view, at + 15);
    const seconds = twoDigits(view, at + 18);
    const milliseconds = 10 * twoDigits(view, at + 21) + oneDigit(view, at + 23);
    const isInstant =
      hours < 24 &&
      minutes < 60 &&
      seconds < 60 &&
      milliseconds < 1000 &&
      view.getUint8(at) === marks.quote &&
      view.getUint8(at + 11) === marks.t &&
      view.getUint8(at + 14) === marks.colon &&
      view.getUint8(at + 17) === marks.colon &&
      view.getUint8(at + 20) === marks.point &&
      view.getUint8(at + 24) === marks.z &&
      view.getUint8(at + 25) === marks.quote;
    if (!isInstant) return Number.NaN;
    scan.at = at + textBytes;
    return dateMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  };
};

const textBytes = 26;

const marks = { quote: 0x22, t: 0x54, colon: 0x3a, point: 0x2e, z: 0x5a } as const;

/** More than any number of an instant, for what is no digit. */
const none = 10_000;

const oneDigit = (view: DataView, at: number): number => {
  const digit = view.getUint8(at) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : none;
};

const twoDigits = (view: DataView, at: number): number => 10 * oneDigit(view, at) + oneDigit(view, at + 1);

/** NaN for what is no date, as February 30, or is not written as one. */
const msOfDate = (date: string): number => {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return Number.NaN;
  const ms = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date) ? ms : Number.NaN;
};
