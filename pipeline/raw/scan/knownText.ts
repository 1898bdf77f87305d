import type { PlacedText } from "../../lake/parquet/rowBuffer";

/** A text that is kept to be met again: with what has been made of it, and where the column that it is added to has it. */
export interface KnownText extends PlacedText {
  /** See {@link madeOf}. */
  made: unknown;
}

export const knownText = (text: string): KnownText => ({ text, made: undefined, filling: 0, place: 0 });

/**
 * What `make` makes of a text, made but once for as long as the text is remembered. Never undefined. The texts of a field have one maker,
 * always the same.
 */
export const madeOf = <M>(known: KnownText, make: (text: string) => M): M => {
  if (known.made === undefined) known.made = make(known.text);
  return known.made as M;
};
