import { events } from "../../pipeline/event/events";
import type { EpochMs } from "../../pipeline/event/fieldType";

const pattern = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `17/May/2015:10:05:03 +0000` as an instant; undefined for what is no such time or no time of an event. */
export const parseLogTime = (text: string): EpochMs | undefined => {
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const [, day, monthName = "", year, hour, minute, second, sign, zoneHours, zoneMinutes] = parts;
  const month = months.indexOf(monthName);
  const localMs = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
  const local = new Date(localMs);
  const isReal =
    local.getUTCMonth() === month &&
    local.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Number(zoneHours) < 15 &&
    Number(zoneMinutes) < 60;
  if (!isReal) return undefined;
  const aheadMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  const ms = sign === "-" ? localMs + aheadMs : localMs - aheadMs;
  return events.fields.occurred_at.type.codec.is(ms) ? ms : undefined;
};
