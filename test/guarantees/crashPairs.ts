import { type Crashes, faultsAt, inWords, type Scene } from "./crashes";
import type { Fault, PortCall } from "./faultyPorts";

/** Which pairs: all of them, or a sample. */
export type PairOptions = AllPairs | SomePairs;

interface AllPairs {
  readonly all: true;
  /** Only those whose second call is one of the scene as well, not of what heals it. */
  readonly isWithinScene?: boolean;
  /** Only every so manyth first fault, so that several processes can share the work; `index` counts from 0. */
  readonly share?: { readonly index: number; readonly of: number };
  /** Told of how many first faults are through. */
  readonly progress?: (done: number, of: number, pairs: number) => void;
}

/** The same for the same seed. */
interface SomePairs {
  readonly count: number;
  readonly seed: number;
}

/** What came of pairs of faults. */
export interface PairFigures {
  readonly pairs: number;
  /** The first pairs after which something is wrong, with what it is. */
  readonly broken: readonly string[];
}

/**
 * Plays a scene with pairs of faults: the second at any later call, of the scene or of the runs that heal it. A sample is
 * drawn by what the calls are, so that the many reads and counters do not crowd out the few puts that matter most.
 */
export const crashPairs = async (
  crashes: Crashes,
  scene: Scene,
  options: PairOptions,
): Promise<PairFigures> => {
  const broken: string[] = [];
  let pairs = 0;
  for await (const pair of "all" in options
    ? allPairs(crashes, scene, options, () => pairs)
    : somePairs(crashes, scene, options)) {
    pairs += 1;
    const { violations } = await crashes.after(scene, pair);
    if (violations.length > 0) broken.push(inWords(pair, violations));
    if (broken.length === brokenShown) break;
  }
  return { pairs, broken };
};

const brokenShown = 5;

type Pair = readonly [Fault, Fault];

async function* allPairs(
  crashes: Crashes,
  scene: Scene,
  { isWithinScene = false, share = { index: 0, of: 1 }, progress }: AllPairs,
  pairs: () => number,
): AsyncIterable<Pair> {
  const every = faultsAt((await crashes.after(scene, [])).calls);
  const firsts = every.filter((_, at) => at % share.of === share.index);
  for (const [at, first] of firsts.entries()) {
    const { calls, healing } = await crashes.after(scene, [first]);
    const later = isWithinScene ? calls : numberedThrough(calls, healing);
    for (const second of faultsAfter(first, later)) yield [first, second];
    progress?.(at + 1, firsts.length, pairs());
  }
}

async function* somePairs(crashes: Crashes, scene: Scene, { count, seed }: SomePairs): AsyncIterable<Pair> {
  const random = randomFrom(seed);
  const { calls } = await crashes.after(scene, []);
  const firsts = Array.from({ length: count }, () => drawn(faultsAt(calls), calls, random));
  // those of one first fault come one after the other: it is played once
  for (const first of firsts.sort((a, b) => a.call - b.call || (a.kind < b.kind ? -1 : 1))) {
    const after = await crashes.after(scene, [first]);
    const later = numberedThrough(after.calls, after.healing);
    const seconds = faultsAfter(first, later);
    if (seconds.length > 0) yield [first, drawn(seconds, later, random)];
  }
}

const numberedThrough = (calls: readonly PortCall[], healing: readonly PortCall[]): readonly PortCall[] => [
  ...calls,
  ...healing.map((call) => ({ ...call, number: call.number + calls.length })),
];

const faultsAfter = (first: Fault, calls: readonly PortCall[]): readonly Fault[] =>
  faultsAt(calls.filter(({ number }) => number > first.call));

/** Draws a kind of call, then one of that kind. */
const drawn = (faults: readonly Fault[], calls: readonly PortCall[], random: () => number): Fault => {
  const byKind = new Map<string, Fault[]>();
  for (const fault of faults) {
    const call = calls[fault.call - 1];
    const kind = `${call?.method} ${call?.subject.split("/")[2]} ${fault.kind}`;
    byKind.set(kind, [...(byKind.get(kind) ?? []), fault]);
  }
  const pick = <A>(from: readonly A[]): A => from[Math.floor(random() * from.length)] as A;
  return pick(pick([...byKind.values()]));
};

/** Mulberry32: numbers in [0, 1). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
