import type { Dataset, Field, Fields, Origin, RecordOf } from "./dataset";
import { decode } from "./decode";
import { endOfPlain } from "./endOfPlain";
import { afterSpace, endOfValue } from "./endOfValue";
import { fieldNames } from "./fieldNames";
import { parseJson } from "./parseJson";
import { viewOf } from "./viewOf";
import { instantBytes, writeInstant } from "./writeInstant";

/**
 * Reads records from their JSON text without making objects of them: most fields are judged, and copied, as bytes. It accepts nothing that
 * the dataset's codec would not, and what it writes is what the codec would encode; where it is not sure, it says so, and the codec has
 * to decide. A scanner holds the record that it read last.
 */
export interface RecordScanner<R> {
  /**
   * Reads the record whose text begins at `at`: valid UTF-8, and where it ends `bytesBeyond` zeros.
   * @returns where the record ends; -1 for what has to be parsed and decoded, be it wrong or only unusual
   */
  readonly scan: (text: Buffer, at: number) => number;
  /** The record's fields as the codec decodes them, each when it is asked for. */
  readonly record: R;
  /** Bytes that {@link write} needs at the most, some of which it may only pass over. */
  readonly room: () => number;
  /** Writes the record, encoded, and returns where it ends. */
  readonly write: (target: Buffer, at: number) => number;
}

export interface RecordScannerOptions {
  /** Asked of a parsed value that the record may hold, whatever its field says of it. */
  readonly mayHold: (value: unknown) => boolean;
  /** Longer records are left to the codec. Bytes. */
  readonly longest: number;
}

const openingBrace = 0x7b;
const closingBrace = 0x7d;
const comma = 0x2c;
const colon = 0x3a;
const quote = 0x22;
const zero = 0x30;
const greatestNumber = 2 ** 31 - 1;

// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every field
type AnyField = Field<any, boolean, Origin>;

/** A value that is not copied as it was sent, with its label. */
interface Instead {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** A scanner of a dataset's records as producers send them. */
export const recordScanner = <F extends Fields>(
  { fields, check }: Pick<Dataset<F>, "fields" | "check">,
  { mayHold, longest }: RecordScannerOptions,
): RecordScanner<RecordOf<F>> => {
  const accepted: readonly [string, AnyField][] = Object.entries(fields).filter(
    ([, field]) => field.from === "producer",
  );
  const count = accepted.length;
  const types = accepted.map(([, field]) => field.type);
  const plains = types.map(({ plain }) => plain);
  const required = accepted.flatMap(([, field], place) => (field.required ? [place] : []));
  const names = fieldNames(accepted.map(([name]) => name));
  const labels = accepted.map(([name]) => padded(`,"${name}":`));
  const labelLengths = accepted.map(([name]) => name.length + 4);
  const labelRoom = labelLengths.reduce((sum, length) => sum + length + 4, 0);
  /** Where a time is written that came as milliseconds. */
  const times = plains.map((plain) =>
    plain?.kind === "instant" ? written(Buffer.alloc(instantBytes)) : undefined,
  );

  let text: Buffer = Buffer.alloc(0);
  let view = viewOf(text);
  let target = text;
  let targetView = view;
  /** Counts the records, and tells which of the values below are of the one at hand. */
  let number = 0;
  const ofRecord = new Int32Array(count);
  const labelStarts = new Int32Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const instead: (Instead | undefined)[] = Array.from({ length: count });
  /** The field that came last after each, and after the opening brace: probably it will again. */
  const followers = new Int32Array(count + 1);
  let end = -1;
  let start = 0;

  const lacksField = (): boolean => {
    for (let i = 0; i < required.length; i++) if (ofRecord[required[i] as number] !== number) return true;
    return false;
  };

  /** A value that its bytes alone do not tell. */
  const parsed = (place: number, from: number, to: number): Instead | undefined => {
    const value = parseJson(text.toString("utf8", from, to), "");
    if (value.kind === "invalid" || !mayHold(value.value)) return undefined;
    const { codec } = types[place] as AnyField["type"];
    const decoded = decode(codec, value.value);
    return decoded.kind === "valid"
      ? written(Buffer.from(JSON.stringify(codec.encode(decoded.value))))
      : undefined;
  };

  /** Notes the value of a field; -1 where it cannot be told. */
  const scanValue = (place: number, at: number): number => {
    if (ofRecord[place] === number) return -1;
    const plain = plains[place];
    let after = plain === undefined ? -1 : endOfPlain(plain, text, at);
    let other: Instead | undefined;
    if (after === -1) {
      after = endOfValue(text, at);
      if (after === -1 || after - at > longest) return -1;
      if (isNull(text, at, after)) return after;
      other = parsed(place, at, after);
      if (other === undefined) return -1;
    } else if (text[at] !== quote) {
      other = times[place];
      if (other !== undefined) writeInstant(other.bytes, wholeNumber(text, at, after));
    }
    starts[place] = at;
    ends[place] = after;
    instead[place] = other;
    ofRecord[place] = number;
    return after;
  };

  const scanMembers = (from: number): number => {
    let at = afterSpace(text, from + 1);
    if (text[at] === closingBrace) return at + 1;
    let before = count;
    for (;;) {
      let place = followers[before] as number;
      if (!names.isAt(place, view, at)) {
        place = text[at] === quote ? names.find(view, at) : -1;
        if (place === -1) return -1;
        followers[before] = place;
      }
      before = place;
      const afterName = afterSpace(text, at + (names.lengths[place] as number));
      if (text[afterName] !== colon) return -1;
      labelStarts[place] = at;
      at = scanValue(place, afterSpace(text, afterName + 1));
      if (at === -1) return -1;
      at = afterSpace(text, at);
      if (text[at] === closingBrace) return at + 1;
      if (text[at] !== comma) return -1;
      at = afterSpace(text, at + 1);
    }
  };

  const fieldValue = (place: number): unknown => {
    if (ofRecord[place] !== number) return undefined;
    const [from, to] = [starts[place] as number, ends[place] as number];
    const other = instead[place];
    if (other === undefined && plains[place]?.kind === "text") return text.toString("utf8", from + 1, to - 1);
    const json = other === undefined ? text.toString("utf8", from, to) : other.bytes.toString("utf8");
    const decoded = decode((types[place] as AnyField["type"]).codec, JSON.parse(json));
    return decoded.kind === "valid" ? decoded.value : undefined;
  };
  const record = Object.create(
    null,
    Object.fromEntries(accepted.map(([name], place) => [name, { get: () => fieldValue(place) }])),
  ) as RecordOf<F>;

  return {
    record,
    scan: (source, at) => {
      if (source !== text) {
        text = source;
        view = viewOf(source);
      }
      if (number === greatestNumber) {
        number = 0;
        ofRecord.fill(0);
      }
      number += 1;
      start = at;
      end = text[at] === openingBrace ? scanMembers(at) : -1;
      if (end === -1 || end - at > longest || lacksField()) return -1;
      return check === undefined || check(record).length === 0 ? end : -1;
    },
    room: () => {
      let room = labelRoom + end - start;
      for (let place = 0; place < count; place++)
        if (ofRecord[place] === number) room += instead[place]?.bytes.length ?? 0;
      return room;
    },
    write: (into, from) => {
      if (into !== target) {
        target = into;
        targetView = viewOf(into);
      }
      let at = from;
      // what stands in the text as it is written goes over in one piece
      let pieceStart = 0;
      let pieceEnd = 0;
      for (let place = 0; place < count; place++) {
        if (ofRecord[place] !== number) continue;
        const other = instead[place];
        const valueStart = starts[place] as number;
        const labelStart = labelStarts[place] as number;
        const labelLength = labelLengths[place] as number;
        if (other === undefined && valueStart - labelStart === labelLength - 1) {
          if (pieceEnd + 1 !== labelStart || text[pieceEnd] !== comma) {
            at = copy(view, pieceStart, pieceEnd, targetView, at);
            target[at++] = comma;
            pieceStart = labelStart;
          }
          pieceEnd = ends[place] as number;
          continue;
        }
        at = copy(view, pieceStart, pieceEnd, targetView, at);
        pieceStart = pieceEnd = 0;
        at = copy(labels[place] as DataView, 0, labelLength, targetView, at);
        at =
          other === undefined
            ? copy(view, valueStart, ends[place] as number, targetView, at)
            : copy(other.view, 0, other.bytes.length, targetView, at);
      }
      at = copy(view, pieceStart, pieceEnd, targetView, at);
      // in place of the first comma
      target[from] = openingBrace;
      if (at === from) at += 1;
      target[at] = closingBrace;
      return at + 1;
    },
  };
};

/** Bytes that can be copied four at a time. */
const padded = (text: string): DataView => viewOf(Buffer.from(`${text}\0\0\0`));

const written = (bytes: Buffer): Instead => {
  const room = Buffer.alloc(bytes.length + 3);
  bytes.copy(room);
  return { bytes: room.subarray(0, bytes.length), view: viewOf(room) };
};

/** Copies four bytes at a time, the last perhaps with some that follow them; where the copy ends. */
const copy = (source: DataView, start: number, end: number, target: DataView, at: number): number => {
  for (let from = start, to = at; from < end; from += 4, to += 4)
    target.setInt32(to, source.getInt32(from, true), true);
  return at + end - start;
};

const wholeNumber = (text: Buffer, start: number, end: number): number => {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (text[at] as number) - zero;
  return value;
};

const isNull = (text: Buffer, at: number, end: number): boolean =>
  end - at === 4 && text[at] === 0x6e && text.toString("latin1", at, end) === "null";
