import type { EpochMs } from "./fieldType";

/** Bytes of a time as JSON: `"2026-03-01T18:42:07.120Z"`. */
export const instantBytes = 26;

const dayMs = 86_400_000;
const zero = 0x30;

/** The day that was written last, and its date: most times are of the same. */
let lastDay = Number.NaN;
let lastDate = Buffer.alloc(0);

/** Writes a time between the years 0 and 9999 at the start of a buffer, as a codec encodes it: in UTC, with milliseconds, in quotes. */
export const writeInstant = (target: Buffer, ms: EpochMs): void => {
  const day = Math.floor(ms / dayMs);
  if (day !== lastDay) {
    lastDate = Buffer.from(`"${new Date(day * dayMs).toISOString().slice(0, 11)}`);
    lastDay = day;
  }
  target.set(lastDate);
  const ofDay = ms - day * dayMs;
  const ofMinute = ofDay % 60_000;
  const millis = ofMinute % 1000;
  twoDigits(target, 12, Math.floor(ofDay / 3_600_000));
  target[14] = 0x3a;
  twoDigits(target, 15, Math.floor(ofDay / 60_000) % 60);
  target[17] = 0x3a;
  twoDigits(target, 18, (ofMinute - millis) / 1000);
  target[20] = 0x2e;
  target[21] = zero + Math.floor(millis / 100);
  twoDigits(target, 22, millis % 100);
  target[24] = 0x5a;
  target[25] = 0x22;
};

const twoDigits = (target: Buffer, at: number, value: number): void => {
  const ones = value % 10;
  target[at] = zero + (value - ones) / 10;
  target[at + 1] = zero + ones;
};
