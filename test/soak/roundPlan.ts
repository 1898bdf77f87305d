import type { Random } from "../../local/simulation/random";
import type { KillMoment } from "./killMoment";

/** What the server is doing when it is killed. */
export type KillPhase = "sending" | "compacting";

/** One life of the server, and how it ends. */
export interface RoundPlan {
  /** What the clock does before it starts. */
  readonly hop: Hop;
  /** Starts that are killed before one may serve. */
  readonly killedStarts: readonly KillMoment[];
  /** How many batches are answered before the kill is prepared. */
  readonly batches: number;
  readonly kill: KillPhase;
  /** When in a compaction, or shortly after the last answer. */
  readonly killMoment: KillMoment;
}

/** `border`: an hour ends while clients send. */
export type Hop = "none" | "border" | "next hour" | "hours" | "a day";

/** Draws rounds; of three in a row at least one is killed in each phase, and one start at least is. */
export const roundPlans = (chance: Random, mostBatches: number): (() => RoundPlan) => {
  let deck: Pick<RoundPlan, "kill" | "hop">[] = [];
  let killedStarts: number[] = [];
  return () => {
    if (deck.length === 0) {
      const kills = shuffled(chance, ["sending", "compacting", chance.pick(phases)] as const);
      const hops = shuffled(chance, [
        "border",
        chance.pick(hopsInBetween),
        chance.pick(hopsInBetween),
      ] as const);
      deck = kills.map((kill, at) => ({ kill, hop: hops[at] ?? "none" }));
      killedStarts = shuffled(chance, [1, 0, chance.pick([0, 0, 1, 2])] as const);
    }
    const { kill = "sending", hop = "none" } = deck.pop() ?? {};
    return {
      hop,
      killedStarts: Array.from({ length: killedStarts.pop() ?? 0 }, () => aMoment(chance)),
      batches: chance.between(10, mostBatches),
      kill,
      killMoment: aMoment(chance),
    };
  };
};

/** A compaction makes some fifteen puts, of which the last few matter as much as all that come before. */
const aMoment = (chance: Random): KillMoment => {
  const part = chance.next() * 1.1;
  return chance.chance(0.4) ? { part } : { part, put: chance.between(1, chance.pick([3, 20])) };
};

const phases = ["sending", "compacting"] as const;

const hopsInBetween = ["none", "none", "next hour", "next hour", "border", "hours", "a day"] as const;

const shuffled = <A>(chance: Random, items: readonly A[]): A[] =>
  items
    .map((item) => ({ item, place: chance.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
