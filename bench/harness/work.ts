/**
 * One thing that is measured: the same job, done by Footfall's own code, by the least that any program has to do for it (a floor),
 * and by other programs (peers). Each variant runs in fresh processes, several times; what counts is the median.
 *
 * A work is listed in `bench/works/allWorks.ts`. For example:
 *
 * ```ts
 * export const parsing: Work<{ readonly file: string }> = {
 *   name: "parsing-1m",
 *   section: "Ingest",
 *   title: "Parse 1,000,000 lines",
 *   measured: "CPU seconds of a process that reads the file and judges each line.",
 *   shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / M" },
 *   prepare: async (data) => ({ file: await data.make("lines-1m", writeLines) }),
 *   variants: [
 *     { name: "ours", role: "ours", module: "bench/works/parsing/ours.ts" },
 *     { name: "JSON.parse", role: "floor", module: "bench/works/parsing/jsonParse.ts" },
 *   ],
 *   goals: [{ says: "CPU at most 1.5 times that of JSON.parse", figure: "cpuSeconds", atMost: 1.5, times: "JSON.parse" }],
 * };
 * ```
 */
export interface Work<Input = unknown> {
  /** Unique, and the name of its file of results: lower case and dashes. `--only` looks for text in it. */
  readonly name: string;
  /** The heading that it stands under; a work of a section that the page does not know yet comes last. */
  readonly section: string;
  /** What is done, in a few words: a row of the table. */
  readonly title: string;
  /** What is measured and how, as sentences of the page. */
  readonly measured: string;
  /** The figure by which variants are compared in the table. */
  readonly shows: ShownFigure;
  /** Makes, in the parent, what the variants that are chosen work on. What it gives is sent to them as JSON. */
  readonly prepare: (data: BenchData, chosen: readonly Variant[]) => Promise<Input>;
  /** Of floors the last, and of peers the first, stand beside ours in the table, unless ours names its own. */
  readonly variants: readonly Variant[];
  readonly goals: readonly Goal[];
}

/** A way to do the work. */
export interface Variant {
  /** Unique within the work. */
  readonly name: string;
  readonly role: "ours" | "floor" | "peer";
  /**
   * The file that exports `run`, a {@link Run}, from the root: `bench/works/compaction/ours.ts`. It is bundled as the Lambda functions are, and
   * runs without tsx, which would cost time and memory itself.
   */
  readonly module: string;
  /** Programs of threads that it looks for beside itself, from the root: each is bundled under its own name. */
  readonly threads?: readonly string[];
  /** Sent to `run` as well: what this variant does otherwise than another of the same module. */
  readonly options?: unknown;
  /** Of a variant of ours: the floor, or the peer, that does the very same. */
  readonly beside?: { readonly floor?: string; readonly peer?: string };
  /** What a reader has to know of it, as a sentence. */
  readonly note?: string;
  /** Runs with `--full` alone, because it takes minutes or gigabytes. */
  readonly isLong?: boolean;
  /** Fewer processes than the others get, for what takes a minute each. */
  readonly rounds?: number;
  /** Flags of its Node: `--max-old-space-size=256`. */
  readonly nodeFlags?: readonly string[];
  /** A run under the sampling profiler goes with it: the page shows where its time goes. */
  readonly isProfiled?: boolean;
}

/**
 * Does the work in a process of its own. What has to be there beforehand comes first; `measure` goes around what counts, once. Where it is not called,
 * the whole process counts, its start included.
 */
export type Run<Input = unknown, Options = unknown> = (
  input: Input,
  options: Options,
  measure: Measure,
) => Promise<Counts>;

export type Measure = <A>(part: () => Promise<A> | A) => Promise<A>;

/** What a variant says of its run, beside what is measured from without. */
export interface Counts {
  /** Events, or whatever the work goes through one by one. */
  readonly events: number;
  /** Bytes written. */
  readonly bytesOut?: number;
  /** Figures of its own, by name: `p99Ms`, `filesRead`. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** What is known of one run. */
export interface Measurement extends Counts {
  /** User and system time of the process, all threads. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** The most memory that the process had resident, from its start on: what is prepared before `measure` counts, too. */
  readonly peakBytes: number;
}

/** A figure of a run: one of every {@link Measurement}, one derived from it, or one of the run's own `figures`. */
export type FigureName =
  | "cpuSeconds"
  | "cpuSecondsPerMillion"
  | "wallSeconds"
  | "peakBytes"
  | "bytesOut"
  | (string & {});

export interface ShownFigure {
  readonly figure: FigureName;
  /** As a heading says it: `CPU s`, `ms`. */
  readonly unit: string;
}

/** What is wanted of every variant of ours, or of those named. */
export type Goal = {
  /** As a sentence without its full stop: `CPU at most 1.3 times DuckDB's`. */
  readonly says: string;
  readonly figure: FigureName;
  /** The names of the variants that it is wanted of; without it, all of ours. */
  readonly of?: readonly string[];
} & (
  | {
      readonly atMost: number;
      /** The variant whose figure `atMost` multiplies; without it, `atMost` is the figure itself. */
      readonly times?: string;
    }
  /** From the first of them on, the figure grows by no more than this share: 0.1 is 10 %. Less is always fine. */
  | { readonly growsAtMost: number }
);

/** Where what works are done on is kept while, and with `--data` after, they run. */
export interface BenchData {
  /** Makes a folder once, by its name: what a later work, or a later run, asks for by the same name is there already. */
  make(name: string, fill: (folder: string) => Promise<void>): Promise<string>;
}
