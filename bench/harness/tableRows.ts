import { figureText, megabytes, threeDigits, verdictText } from "./figureText";
import { judgeGoals } from "./judgeGoal";
import { medianOf } from "./measurement";
import type { Results, WorkResults } from "./results";
import type { Variant, Work } from "./work";

/** A row of the table: a variant of ours beside the nearest floor and the peer. */
export interface TableRow {
  readonly work: string;
  readonly ours: string;
  readonly floor: string;
  readonly peer: string;
  /** Ours to the peer, or where there is none, to the floor. */
  readonly ratio: string;
  readonly memory: string;
  readonly bytes: string;
  readonly goals: string;
  readonly date: string;
}

/** A row for each variant of ours that was measured. */
export const tableRows = (works: readonly Work[], results: Results): readonly TableRow[] =>
  works.flatMap((work) => {
    const measured = results[work.name] ?? {};
    const ours = work.variants.filter(({ role, name }) => role === "ours" && measured[name] !== undefined);
    return ours.map((variant) => rowOf(work, measured, variant, ours.length > 1));
  });

const rowOf = (work: Work, results: WorkResults, variant: Variant, isOneOfSeveral: boolean): TableRow => {
  const { figure, unit } = work.shows;
  const shownOf = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : medianOf(results[name]?.runs ?? [], figure);
  const named = (name: string | undefined): string => {
    const value = shownOf(name);
    return value === undefined ? "" : `${figureText(figure, value)} (${name})`;
  };
  const {
    floor = work.variants.findLast(({ role }) => role === "floor")?.name,
    peer = work.variants.find(({ role }) => role === "peer")?.name,
  } = variant.beside ?? {};
  const [own, base] = [shownOf(variant.name), shownOf(peer) ?? shownOf(floor)];
  const runs = results[variant.name]?.runs ?? [];
  const bytes = medianOf(runs, "bytesOut");
  return {
    work: isOneOfSeveral ? `${work.title}: ${variant.name}` : work.title,
    ours: `${figureText(figure, own)} ${unit}`,
    floor: named(floor),
    peer: named(peer),
    ratio: own === undefined || base === undefined ? "" : `${threeDigits(own / base)} ×`,
    memory: `${megabytes(medianOf(runs, "peakBytes") ?? Number.NaN)} MB`,
    bytes: bytes === undefined ? "" : `${megabytes(bytes)} MB`,
    goals: goalsText(work, results, variant),
    date: results[variant.name]?.date ?? "",
  };
};

const goalsText = (work: Work, results: WorkResults, { name }: Variant): string =>
  judgeGoals(work, results)
    .flatMap(({ goal, verdicts }) =>
      verdicts
        .filter(({ variant, verdict }) => variant === name && verdict.kind !== "unmeasured")
        .map(({ verdict }) => `${goal.says}: ${verdictText(goal, verdict)}`),
    )
    .join("; ");
