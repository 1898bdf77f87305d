import { type ByteSink, byteSink } from "./byteSink";
import { copyBytes } from "./copyBytes";
import { appendDeltas } from "./deltaEncoding";
import type { PageCodec } from "./pageCodec";
import type { TextRun } from "./rowRun";

/** A way to encode text that repeats too little for a dictionary. */
export interface TextEncoding {
  readonly encoding: "DELTA_LENGTH_BYTE_ARRAY" | "DELTA_BYTE_ARRAY";
  /** Appends the texts at `places[from, to)`. */
  readonly append: (sink: ByteSink, places: Uint32Array, from: number, to: number) => void;
}

/**
 * The encoding by which the first texts compress best. Lengths apart and then all bytes (DELTA_LENGTH_BYTE_ARRAY), or of each
 * text only what differs from the one before (DELTA_BYTE_ARRAY): identifiers that begin with a time share their beginnings,
 * and what is left of them is noise that nothing need search for repetitions; JSON is better left to the compression.
 */
export const encodingOfText = (
  run: TextRun,
  places: Uint32Array,
  count: number,
  codec: PageCodec,
): TextEncoding => {
  const whole = wholeTexts(run);
  const fronted = frontedTexts(run);
  const end = endOfSample(run, places, count);
  const sizeOf = ({ append }: TextEncoding): number => {
    const sample = byteSink(2 ** 12);
    append(sample, places, 0, end);
    return codec.fitting(sample.buffer.subarray(0, sample.length)).sampleBytes;
  };
  return end > 1 && sizeOf(fronted) < sizeOf(whole) ? fronted : whole;
};

const endOfSample = ({ starts }: TextRun, places: Uint32Array, count: number): number => {
  let length = 0;
  let end = 0;
  for (; end < count && length < sampleBytes; end++) {
    const place = places[end] as number;
    length += (starts[place + 1] as number) - (starts[place] as number);
  }
  return end;
};

const sampleBytes = 2 ** 15;

const wholeTexts = ({ bytes, starts }: TextRun): TextEncoding => ({
  encoding: "DELTA_LENGTH_BYTE_ARRAY",
  append: (sink, places, from, to) => {
    const lengths = new Int32Array(to - from);
    let total = 0;
    for (let i = from; i < to; i++) {
      const place = places[i] as number;
      total += lengths[i - from] = (starts[place + 1] as number) - (starts[place] as number);
    }
    appendDeltas(sink, lengths, 0, lengths.length);
    const buffer = sink.reserve(total);
    for (let i = from; i < to; i++) {
      const start = starts[places[i] as number] as number;
      const length = lengths[i - from] as number;
      copyBytes(bytes, start, start + length, buffer, sink.length);
      sink.length += length;
    }
  },
});

const frontedTexts = ({ bytes, starts }: TextRun): TextEncoding => ({
  encoding: "DELTA_BYTE_ARRAY",
  append: (sink, places, from, to) => {
    const shared = new Int32Array(to - from);
    const rest = new Int32Array(to - from);
    let total = 0;
    let before = 0;
    let beforeEnd = 0;
    for (let i = from; i < to; i++) {
      const start = starts[places[i] as number] as number;
      const end = starts[(places[i] as number) + 1] as number;
      const most = Math.min(end - start, beforeEnd - before);
      let same = 0;
      while (same < most && bytes[start + same] === bytes[before + same]) same++;
      shared[i - from] = same;
      total += rest[i - from] = end - start - same;
      before = start;
      beforeEnd = end;
    }
    appendDeltas(sink, shared, 0, shared.length);
    appendDeltas(sink, rest, 0, rest.length);
    const buffer = sink.reserve(total);
    for (let i = from; i < to; i++) {
      const end = starts[(places[i] as number) + 1] as number;
      const length = rest[i - from] as number;
      copyBytes(bytes, end - length, end, buffer, sink.length);
      sink.length += length;
    }
  },
});
