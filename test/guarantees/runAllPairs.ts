import "./rememberParquet";
import { aBufferedNight, bufferedSettings } from "./aBufferedNight";
import { aNight } from "./aNight";
import { crashes, type Scene } from "./crashes";
import { crashPairs, type PairFigures } from "./crashPairs";
import { packAll } from "./heal";
import { lakeRows } from "./lakeRows";
import { compacting, scene, sending } from "./scene";

/** What came of all pairs of faults of one scene. */
export interface AllPairs extends PairFigures {
  readonly scene: string;
  /** How many different states had to be healed and judged: the other pairs came to one of them. */
  readonly states: number;
  readonly seconds: number;
}

export interface RunAllPairsOptions {
  /** Told now and then of how many first faults of a scene are through. */
  readonly progress?: (scene: string, done: number, of: number, pairs: number) => void;
  /** So that several processes can share the work: this one's number, from 0, and how many there are. */
  readonly share?: { readonly index: number; readonly of: number };
}

/** Every pair of faults of ingest, directly and through a queue, of the packer, and of compactions of a night and of what came late to it: hours of work for one core. */
export const runAllPairs = async (options: RunAllPairsOptions = {}): Promise<readonly AllPairs[]> => {
  const reader = lakeRows();
  const figures: AllPairs[] = [];
  try {
    for (const [name, scene] of Object.entries(await scenes())) {
      const startedAtMs = performance.now();
      const crashed = crashes(reader);
      const pairs = await crashPairs(crashed, scene, {
        all: true,
        ...(options.share === undefined ? {} : { share: options.share }),
        progress: (done, of, count) => options.progress?.(name, done, of, count),
      });
      const seconds = (performance.now() - startedAtMs) / 1000;
      figures.push({ scene: name, ...pairs, states: crashed.states, seconds });
    }
  } finally {
    await reader.close();
  }
  return figures;
};

const scenes = async (): Promise<Readonly<Record<string, Scene>>> => ({
  "ingest of a night": sending(await aNight.before(), aNight.sendings().all),
  "ingest of a night through a queue": sending(
    await aBufferedNight.before(),
    aNight.sendings().all,
    bufferedSettings,
  ),
  "packing of a night": scene(await aBufferedNight.received(), packAll, bufferedSettings),
  "packing of late messages": scene(await aBufferedNight.heldBack(), packAll, bufferedSettings),
  "compaction of two hours": compacting(await aNight.over()),
  "compaction of late objects": compacting(await aNight.late()),
});
