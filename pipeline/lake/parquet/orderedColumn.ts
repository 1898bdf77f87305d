import type { ByteSink } from "./byteSink";

/** A column's values in the order in which the rows are written, without nulls, and how they are best encoded. */
export interface OrderedColumn {
  readonly valueCount: number;
  readonly encoding:
    | "PLAIN"
    | "RLE_DICTIONARY"
    | "DELTA_BINARY_PACKED"
    | "DELTA_LENGTH_BYTE_ARRAY"
    | "DELTA_BYTE_ARRAY";
  /** The distinct values, PLAIN; there when the data pages hold codes into them. */
  readonly dictionary?: { readonly valueCount: number; readonly append: (sink: ByteSink) => void };
  /** Appends the values in [from, to): what follows the definition levels in a page. */
  append(sink: ByteSink, from: number, to: number): void;
  /** Where a page that begins with the value at `from` ends at the latest; it holds one value at least. */
  endOfPage(from: number, to: number): number;
  /** The least and the greatest of the values in [from, to), of which there are some; undefined where one has no place in the order. */
  boundsOf(from: number, to: number): Bounds | undefined;
  readonly order: BoundOrder;
}

/** Two numbers that stand for values: which, only their {@link BoundOrder} knows. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** How the values of a column compare, and how statistics hold them. */
export interface BoundOrder {
  /** Negative, zero or positive as the value of `a` comes before, with or after that of `b`. */
  compare(a: number, b: number): number;
  encodeMin(min: number): Uint8Array;
  encodeMax(max: number): Uint8Array;
  /** Pages' bounds may be cut short where they stay bounds. Undefined where that cannot be. */
  encodeShort?(bounds: Bounds): ValueRange | undefined;
}

/** A column's or page's least and greatest value, encoded as statistics want them. */
export interface ValueRange {
  readonly min: Uint8Array;
  readonly max: Uint8Array;
}

/** What the encoding of one column after the other needs for as many numbers as there are rows. */
export interface Scratch {
  readonly codes: Uint32Array;
  /** 1 where the row, in the order of writing, has a value, else 0. */
  readonly levels: Uint8Array;
}
