import { inOrder } from "../compaction/inOrder";
import type { EpochMs } from "../event/fieldType";
import { messageOf } from "../event/messageOf";
import { datasetPrefix } from "../lake/lakeKey";
import type { ObjectKey, SweepableStore } from "../storage/objectStore";
import { graceHours as defaultGraceHours } from "./grace";
import { judgeLeftovers, type Leftover } from "./judgeLeftovers";
import { type Survey, surveyLake } from "./surveyLake";

/** What the sweep works with. */
export interface SweepParts {
  readonly dataset: string;
  readonly lake: SweepableStore;
  readonly now: () => EpochMs;
  /** A day, unless said otherwise. */
  readonly graceHours?: number;
}

/** What a sweep did, as numbers and names, never what files say: one line of the log. */
export interface SweepReport {
  readonly event: "sweep";
  readonly dataset: string;
  /** Objects of the dataset's lake; 0 where the sweep failed before it had seen them all. */
  readonly looked_at: number;
  /** Data files that readers see. */
  readonly referenced: number;
  readonly deleted: {
    readonly data: number;
    readonly rollup: number;
    readonly quarantine: number;
    readonly seen: number;
  };
  /** Of what was deleted. */
  readonly bytes: number;
  /** Objects that nothing names and that stay: it is too early, or something is not as it should be. */
  readonly kept_for_now: number;
  /** Objects whose names the pipeline does not give. They are left alone, and told. */
  readonly foreign_objects: number;
  /** By the key of an object, or by what the keys of several begin with. */
  readonly failures: readonly SweepFailure[];
  readonly milliseconds: number;
}

export interface SweepFailure {
  readonly key: ObjectKey;
  readonly error: string;
}

/**
 * Takes away what attempts have left in the lake, when nobody can have needed it for the grace: data files that no
 * manifest names, neither itself nor through a roll-up that stands for them, roll-ups' records in the same way, lists of quarantined lines that the latest commit record of their unit does not name, and sidecars that
 * one of more raw objects has replaced. Everything else stays.
 *
 * A file's own age says too little: one that was shown for a year falls out of its manifest in an instant, and readers
 * who have taken the manifest just before go on reading it. But it falls out for a newer record of its unit, which was
 * put no longer than the limit of publication before. So the age of the newest record counts too, and the order of
 * reading is: the data files, so that what is put later is not looked at; then the manifests; then the records,
 * among which is every one that has made those manifests; and last, once more, the manifests of the days from which
 * files are to go. What they name by then stays. What they do not name is too old to be published ever.
 *
 * A lake that is not whole is not swept. Nothing goes where a manifest cannot be read or has gone, nor where old data
 * files have no manifest at all, as while a lake is restored. A day without a manifest keeps its files, and so does a
 * unit whose latest record cannot be read, or names them though no manifest does. An object that cannot be deleted
 * hinders no other. A sweep that is cut short at any point leaves the rest to the next.
 */
export const sweep =
  ({ dataset, lake, now, graceHours = defaultGraceHours }: SweepParts) =>
  async (): Promise<SweepReport> => {
    const startedAtMs = now();
    const failures: SweepFailure[] = [];
    let survey: Survey | undefined;
    let keptForNow = 0;
    let removed: readonly Removal[] = [];
    try {
      survey = await surveyLake(lake, dataset);
      const judgement = await judgeLeftovers(lake, dataset, survey, startedAtMs - graceHours * 3_600_000);
      failures.push(...judgement.failures);
      keptForNow = judgement.kept;
      removed = await removeAll(lake, judgement.removable);
    } catch (error) {
      failures.push({ key: datasetPrefix(dataset), error: messageOf(error) });
    }

    const gone = removed.filter(({ error }) => error === undefined);
    for (const { object, error } of removed)
      if (error !== undefined) failures.push({ key: object.key, error });
    const countOf = (kind: Leftover["kind"]): number => gone.filter((each) => each.kind === kind).length;
    return {
      event: "sweep",
      dataset,
      looked_at: survey?.lookedAt ?? 0,
      referenced: survey?.referenced ?? 0,
      deleted: {
        data: countOf("data"),
        rollup: countOf("rollup"),
        quarantine: countOf("quarantine"),
        seen: countOf("seen"),
      },
      bytes: gone.reduce((total, { object }) => total + object.size, 0),
      kept_for_now: keptForNow + removed.length - gone.length,
      foreign_objects: survey?.foreign ?? 0,
      failures: briefly(dataset, failures),
      milliseconds: now() - startedAtMs,
    };
  };

const deletesAtOnce = 16;

/** An object that was to go; with an error, one that may still be there. */
interface Removal extends Leftover {
  readonly error: string | undefined;
}

const removeAll = async (
  lake: SweepableStore,
  leftovers: readonly Leftover[],
): Promise<readonly Removal[]> => {
  const removed: Removal[] = [];
  const removals = inOrder(leftovers, deletesAtOnce, async (leftover): Promise<Removal> => {
    try {
      await lake.delete(leftover.object.key);
      return { ...leftover, error: undefined };
    } catch (error) {
      return { ...leftover, error: messageOf(error) };
    }
  });
  for await (const removal of removals) removed.push(removal);
  return removed;
};

const failuresShown = 20;

/** The first failures and how many more there are: where deleting is forbidden, every object fails. */
const briefly = (dataset: string, failures: readonly SweepFailure[]): readonly SweepFailure[] =>
  failures.length <= failuresShown
    ? failures
    : [
        ...failures.slice(0, failuresShown),
        { key: datasetPrefix(dataset), error: `and ${failures.length - failuresShown} more` },
      ];
