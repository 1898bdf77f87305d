import type { Column } from "../../event/dataset";
import { isWellFormed } from "../../event/fieldType";
import { type HeldRows, misfit, roomFor } from "./heldRows";
import type { ColumnInTheMaking } from "./rowBuffer";
import type { TextRun } from "./rowRun";
import { textTable } from "./textTable";

/**
 * The texts of a column, each kept once as long as they repeat enough. Once they are found not to, they are no longer looked up
 * until the next `clear`.
 */
export const textBuffer = (column: Column, held: HeldRows): ColumnInTheMaking<"string"> => {
  const table = textTable(held);
  const places = new Map<string, number>();
  let codes: Uint16Array | Uint32Array = new Uint16Array(0);
  /** Of rows with a value. */
  let count = 0;
  let isLookedUp = true;
  let lastValue: string | undefined;
  let lastPlace = -1;
  /** Which of all fillings of all buffers this is. */
  let filling = ++fillings;
  /** Whether texts came as bytes: then those that come as strings are looked up as bytes too. */
  let hasUtf8 = false;

  /** Gives the row in the making its value. */
  const enter = (place: number): void => {
    const { row } = held;
    if (row >= codes.length) grow(roomFor(row), place);
    else if (place >= mostShortCodes && codes.BYTES_PER_ELEMENT === 2) grow(codes.length, place);
    codes[row] = place + 1;
    count += 1;
    lastPlace = place;
  };

  const grow = (room: number, place: number): void => {
    const shorter = codes;
    const isLong = place >= mostShortCodes || shorter.BYTES_PER_ELEMENT === 4;
    codes = isLong ? new Uint32Array(room) : new Uint16Array(room);
    held.heldBytes += codes.byteLength - shorter.byteLength;
    codes.set(shorter);
  };

  const enterNew = (place: number): void => {
    enter(place);
    const different = table.count;
    if (!table.isCrowded && (different < trialTexts || 2 * different <= count)) return;
    isLookedUp = false;
    places.clear();
    lastValue = undefined;
  };

  /** The place of a text that came as no string before. */
  const addNewString = (value: string): void => {
    if (!isWellFormed(value)) throw misfit(column, held.row);
    const utf8 = hasUtf8 ? Buffer.from(value, "utf8") : undefined;
    const known = utf8 === undefined ? -1 : table.placeOf(utf8, 0, utf8.length);
    const place = known >= 0 ? known : table.append(value);
    places.set(value, place);
    lastValue = value;
    if (known >= 0) enter(known);
    else enterNew(place);
  };

  const forget = (): void => {
    places.clear();
    count = 0;
    isLookedUp = true;
    lastValue = undefined;
    filling = ++fillings;
  };

  const add = (value: string): void => {
    if (typeof value !== "string") throw misfit(column, held.row);
    if (isLookedUp && value === lastValue) enter(lastPlace);
    else if (isLookedUp) addLookedUp(value);
    else if (isWellFormed(value)) enter(table.append(value));
    else throw misfit(column, held.row);
  };

  const addLookedUp = (value: string): void => {
    const place = places.get(value);
    if (place === undefined) addNewString(value);
    else {
      lastValue = value;
      enter(place);
    }
  };

  return {
    buffer: {
      type: "string",
      add,
      addPlaced: (placed) => {
        if (placed.filling === filling) {
          lastValue = placed.text;
          enter(placed.place);
        } else {
          add(placed.text);
          placed.filling = filling;
          placed.place = lastPlace;
        }
      },
      addUtf8: (bytes, start, end) => {
        if (!isLookedUp) {
          enter(table.appendUtf8(bytes, start, end));
          return;
        }
        hasUtf8 = true;
        lastValue = undefined;
        const place = table.placeOf(bytes, start, end);
        if (place >= 0) enter(place);
        else enterNew(table.appendUtf8(bytes, start, end));
      },
    },
    hasRow: (row) => (codes[row] ?? 0) !== 0,
    run: (): TextRun | undefined => {
      if (count === 0) return undefined;
      const { bytes, starts, count: valueCount } = table;
      return { type: "string", codes, valueCount, bytes, starts, isDistinct: isLookedUp };
    },
    clear: () => {
      codes.fill(0);
      table.clear();
      forget();
    },
    letGo: () => {
      codes = new Uint16Array(0);
      table.letGo();
      forget();
    },
  };
};

let fillings = 0;

/** Codes of 16 bits name so many places; none of them is 0. */
const mostShortCodes = 2 ** 16 - 1;

/** From this many different texts on, a column in which half of them are new is given up. */
const trialTexts = 8192;
