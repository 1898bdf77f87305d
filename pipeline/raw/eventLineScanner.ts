import { events } from "../event/events";
import { eventTypes } from "../event/eventTypes";
import { type EventLine, eventFields, eventPosition } from "./eventLine";
import { hasMember } from "./members";
import { membersLayout, membersReader } from "./membersReader";
import { type KnownText, madeOf } from "./scan/knownText";
import { json, skipByte } from "./scan/lineScan";
import { scannableLines } from "./scan/scannableLines";
import { sendingReader } from "./sendingReader";

const eventLayout = membersLayout(
  Object.fromEntries(eventFields.map((name) => [name, events.fields[name].type])),
  {
    required: eventFields.filter((name) => events.fields[name].required),
    neverAgain: ["event_id", "order_id"],
  },
);

/** Reads lines of events from their bytes alone. */
export interface EventLineScanner {
  /** Fills the event line; false, and the line of no use, where the bytes do not tell for certain what they say. */
  scan(bytes: Buffer, start: number, end: number): boolean;
  /** To be called when somebody else has filled the event line. */
  forget(): void;
}

export const eventLineScanner = (line: EventLine): EventLineScanner => {
  const scanOf = scannableLines();
  const sending = sendingReader();
  const readEvent = membersReader(eventLayout);

  return {
    scan: (bytes, start, end) => {
      const scan = scanOf(bytes, start, end);
      if (scan === undefined || !sending.read(scan, line)) return false;
      line.bytes = scan.bytes;
      line.contentStart = scan.at;
      if (!readEvent(scan, line.event) || !hasCompanions(line)) return false;
      line.contentEnd = scan.at;
      line.time = undefined;
      return skipByte(scan, json.closeBrace) && scan.at === scan.end;
    },
    forget: sending.forget,
  };
};

/** The rule across fields that the codec of events has beside theirs. */
const hasCompanions = ({ event }: EventLine): boolean => {
  const needed = madeOf(event.texts[eventPosition.event_type] as KnownText, companionsOf);
  for (const position of needed) if (!hasMember(event, position)) return false;
  return true;
};

const companionsOf = (type: string): readonly number[] =>
  Object.hasOwn(eventTypes, type)
    ? eventTypes[type as keyof typeof eventTypes].needs.map((name) => eventPosition[name])
    : [];
