import { events } from "../event/events";
import type { BooleanBuffer, NumberBuffer, RowBuffer, TextBuffer } from "../lake/parquet/rowBuffer";
import {
  clientPosition,
  type EventField,
  type EventLine,
  eventFields,
  eventPosition,
  timeOfLine,
} from "../raw/eventLine";
import type { EventTime } from "../raw/eventTime";
import { hasMember, type Members } from "../raw/members";
import { type KnownText, knownText, madeOf } from "../raw/scan/knownText";
import { hostOf, pathOf } from "./urlParts";
import { userAgentFacts } from "./userAgent";

/** Adds the lake's row of a line: a pure function of the line and its batch. */
export const addEventRow = (line: EventLine, batchId: string, rows: RowBuffer): void => {
  addSent(line, rows);
  addTimes(line, rows);
  addPage(line, rows);
  addAgent(line, rows);
  addPlace(line, rows);
  textColumn(rows, columns.key_id).addPlaced(line.keyId);
  if (batchId !== batch.text) batch = knownText(batchId);
  textColumn(rows, columns.batch_id).addPlaced(batch);
  rows.endRow();
};

/** The batch whose lines are read. */
let batch = knownText("");

/** The positions of columns. */
const columns = Object.fromEntries(
  Object.keys(events.fields).map((name, position) => [name, position]),
) as Readonly<Record<keyof typeof events.fields, number>>;

const columnOfEvent = eventFields.map((name) => columns[name]);

const textColumn = (rows: RowBuffer, position: number) => rows.columns[position] as TextBuffer;
const numberColumn = (rows: RowBuffer, position: number) => rows.columns[position] as NumberBuffer;

/** What the producer sent, but for the time. */
const addSent = ({ event, bytes }: EventLine, rows: RowBuffer): void => {
  for (let index = 0; index < event.count; index++) {
    const position = event.present[index] as number;
    if (position !== eventPosition.occurred_at)
      addMember(event, position, bytes, rows, columnOfEvent[position] as number);
  }
};

const addMember = (
  members: Members,
  position: number,
  bytes: Buffer,
  rows: RowBuffer,
  column: number,
): void => {
  const known = members.texts[position];
  if (known !== undefined) textColumn(rows, column).addPlaced(known);
  else if (members.starts[position] !== -1)
    textColumn(rows, column).addUtf8(
      bytes,
      members.starts[position] as number,
      members.ends[position] as number,
    );
  else numberColumn(rows, column).add(members.numbers[position] as number);
};

const addTimes = (line: EventLine, rows: RowBuffer): void => {
  const { occurredAtMs, rule } = timeOfLine(line);
  numberColumn(rows, columns.occurred_at).add(occurredAtMs);
  if (rule !== "as_sent")
    numberColumn(rows, columns.occurred_at_sent).add(line.event.numbers[eventPosition.occurred_at] as number);
  textColumn(rows, columns.time_rule).addPlaced(rules[rule]);
  numberColumn(rows, columns.received_at).add(line.receivedAtMs);
};

const rules: Readonly<Record<EventTime["rule"], KnownText>> = {
  as_sent: knownText("as_sent"),
  skew_corrected: knownText("skew_corrected"),
  clamped_to_past_limit: knownText("clamped_to_past_limit"),
  clamped_to_future_limit: knownText("clamped_to_future_limit"),
};

const addPage = ({ event }: EventLine, rows: RowBuffer): void => {
  const pageUrl = event.texts[eventPosition.page_url];
  const path =
    pageUrl === undefined || hasMember(event, eventPosition.page_path) ? null : madeOf(pageUrl, knownPath);
  if (path !== null) textColumn(rows, columns.page_path).addPlaced(path);
  const referrer = event.texts[eventPosition.referrer];
  const host = referrer === undefined ? null : madeOf(referrer, knownHost);
  if (host !== null) textColumn(rows, columns.referrer_host).addPlaced(host);
};

const knownOrNull = (text: string | null): KnownText | null => (text === null ? null : knownText(text));
const knownPath = (pageUrl: string): KnownText | null => knownOrNull(pathOf(pageUrl));
const knownHost = (referrer: string): KnownText | null => knownOrNull(hostOf(referrer));

const addAgent = ({ event, client }: EventLine, rows: RowBuffer): void => {
  const own = event.texts[eventPosition.user_agent];
  const userAgent = own ?? client.texts[clientPosition.user_agent];
  const facts = userAgent === undefined ? noAgent : madeOf(userAgent, knownAgent);
  if (own === undefined && userAgent !== undefined) textColumn(rows, columns.user_agent).addPlaced(userAgent);
  addUnlessSent(event, "device_type", facts.deviceType, rows);
  addUnlessSent(event, "os", facts.os, rows);
  addUnlessSent(event, "browser", facts.browser, rows);
  (rows.columns[columns.is_robot] as BooleanBuffer).add(facts.isRobot);
};

/** What a user agent says of its bearer, its words as texts that are known. */
const knownAgent = (userAgent: string) => {
  const { deviceType, os, browser, isRobot } = userAgentFacts(userAgent);
  return {
    deviceType: knownOrNull(deviceType),
    os: knownOrNull(os),
    browser: knownOrNull(browser),
    isRobot,
  };
};

const noAgent: ReturnType<typeof knownAgent> = { deviceType: null, os: null, browser: null, isRobot: false };

const addUnlessSent = (event: Members, field: EventField, text: KnownText | null, rows: RowBuffer): void => {
  if (text !== null && event.texts[eventPosition[field]] === undefined)
    textColumn(rows, columns[field]).addPlaced(text);
};

/** A place is taken whole, from the event or from the request: a mixture could be nowhere. */
const addPlace = ({ event, client, bytes }: EventLine, rows: RowBuffer): void => {
  if (client.count === 0) return;
  const ofClient = eventHasPlace(event) ? clientTimeZone : clientPlaceAndTimeZone;
  for (const field of ofClient)
    if (hasMember(client, clientPosition[field]) && !hasMember(event, eventPosition[field]))
      addMember(client, clientPosition[field], bytes, rows, columns[field]);
};

const placeFields = ["country", "region", "city", "latitude", "longitude"] as const;
const clientTimeZone = ["time_zone"] as const;
const clientPlaceAndTimeZone = [...placeFields, ...clientTimeZone] as const;

const eventHasPlace = (event: Members): boolean => {
  for (const field of placeFields) if (hasMember(event, eventPosition[field])) return true;
  return false;
};
