import fc from "fast-check";
import type { Unit } from "../../../pipeline/lake/lakeKey";
import type { ObjectKey } from "../../../pipeline/storage/objectStore";
import { graceHours } from "../../../pipeline/sweep/grace";
import { aLake, anotherUnit, aUnit, type Lake } from "./aLake";

/** What compaction does to a lake, in the steps between which a sweep may come. */
type Step =
  /** Puts the data files of one more attempt, and perhaps its list of quarantined lines. */
  | {
      readonly kind: "encode";
      readonly unit: 0 | 1;
      readonly days: readonly string[];
      readonly list: boolean;
    }
  /** Puts the commit record of the unit's newest attempt. */
  | { readonly kind: "record"; readonly unit: 0 | 1 }
  /** Makes one day's manifest show the unit's latest record. */
  | { readonly kind: "publish"; readonly unit: 0 | 1; readonly day: string }
  /** Puts one more record for the files that are shown. */
  | { readonly kind: "confirm"; readonly unit: 0 | 1 }
  | { readonly kind: "wait"; readonly hours: number };

type Command = Step | { readonly kind: "sweep"; readonly during: readonly [number, Step][] };

const days = ["2026-03-01", "2026-03-02"];
const unit = fc.constantFrom(0 as const, 1 as const);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("encode" as const), unit, days: fc.subarray(days), list: fc.boolean() }),
  fc.record({ kind: fc.constant("record" as const), unit }),
  fc.record({ kind: fc.constant("publish" as const), unit, day: fc.constantFrom(...days) }),
  fc.record({ kind: fc.constant("publish" as const), unit, day: fc.constantFrom(...days) }),
  fc.record({ kind: fc.constant("confirm" as const), unit }),
  fc.record({
    kind: fc.constant("wait" as const),
    hours: fc.oneof(fc.constantFrom(0.25, 1, 2, 23.75, 24, 27), fc.double({ min: 0, max: 40, noNaN: true })),
  }),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: step, weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant("sweep" as const),
      during: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), step), { maxLength: 4 }),
    }),
    weight: 1,
  },
);

/** Compaction's promise: shown within two hours and a run of the encoding, or never. */
const shownWithinHours = 2.25;

interface Attempt {
  readonly files: readonly ObjectKey[];
  readonly list: ObjectKey | undefined;
  readonly encodedAtMs: number;
}

/** A lake on which compaction works as it promises, with all that somebody may still need. */
const aWorkedLake = () => {
  const lake: Lake = aLake();
  const units: readonly Unit[] = [aUnit, anotherUnit];
  const newest: (Attempt | undefined)[] = [];
  const latest: (Attempt | undefined)[] = [];
  const shown = new Map<string, Map<number, readonly ObjectKey[]>>();
  const droppedAtMs = new Map<ObjectKey, number>();
  let attempts = 0;

  const since = (atMs: number): number => (lake.nowMs() - atMs) / 3_600_000;
  const isFresh = (attempt: Attempt | undefined): attempt is Attempt =>
    attempt !== undefined && since(attempt.encodedAtMs) <= shownWithinHours;
  const isOf = (day: string) => (file: ObjectKey) => file.includes(`/dt=${day}/`);
  const shownOf = (day: string, of: number): readonly ObjectKey[] => shown.get(day)?.get(of) ?? [];
  const allShown = (): readonly ObjectKey[] =>
    days.flatMap((day) => [...(shown.get(day)?.values() ?? [])].flat());

  const take = async (each: Step): Promise<void> => {
    if (each.kind === "wait") return lake.later(each.hours);
    const of = units[each.unit] ?? aUnit;
    if (each.kind === "encode") {
      attempts += 1;
      const files: ObjectKey[] = [];
      for (const day of each.days) files.push(await lake.file(`${attempts}`.padStart(4, "0"), of, day));
      const list = each.list ? await lake.list(`${attempts}`.padStart(4, "0"), of) : undefined;
      newest[each.unit] = { files, list, encodedAtMs: lake.nowMs() };
    } else if (each.kind === "record") {
      const attempt = newest[each.unit];
      if (!isFresh(attempt) || attempt === latest[each.unit]) return;
      await lake.record(attempt.files, of, attempt.list);
      latest[each.unit] = attempt;
    } else if (each.kind === "confirm") {
      const attempt = latest[each.unit];
      if (attempt === undefined || !attempt.files.every((file) => allShown().includes(file))) return;
      await lake.record(attempt.files, of, attempt.list);
    } else {
      const attempt = latest[each.unit];
      if (!isFresh(attempt)) return;
      const ofDay = shown.get(each.day) ?? new Map<number, readonly ObjectKey[]>();
      shown.set(each.day, ofDay);
      const files = attempt.files.filter(isOf(each.day));
      for (const file of shownOf(each.day, each.unit))
        if (!files.includes(file)) droppedAtMs.set(file, lake.nowMs());
      ofDay.set(each.unit, files);
      await lake.show([...ofDay.values()].flat(), each.day);
    }
  };

  const named = (attempt: Attempt | undefined): readonly ObjectKey[] =>
    attempt === undefined ? [] : [...attempt.files, ...(attempt.list === undefined ? [] : [attempt.list])];

  /** What may stay for ever: what readers see, and what the latest records name. */
  const mayStay = (): readonly ObjectKey[] => [...allShown(), ...latest.flatMap(named)];

  /** What must be there: that, what readers saw within the grace, and what may still be shown. */
  const needed = (): readonly ObjectKey[] => [
    ...mayStay(),
    ...[...droppedAtMs].filter(([, atMs]) => since(atMs) < graceHours).map(([file]) => file),
    ...newest.filter(isFresh).flatMap(named),
  ];

  return { lake, take, needed, mayStay, hasManifest: (day: string) => shown.has(day) };
};

const isSwept = (key: ObjectKey): boolean => /\/(data|quarantine)\//.test(key);

const sweepDuring = async (
  { lake, take }: ReturnType<typeof aWorkedLake>,
  during: readonly (readonly [number, Step])[],
): Promise<void> => {
  await lake.sweep({
    before: async ({ number }) => {
      for (const [at, each] of during) if (at === number) await take(each);
    },
  });
};

test("whatever compaction does before and during sweeps, what somebody may need is there, and in the end nothing else is", async () => {
  let deletions = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 40, size: "max" }), async (commands) => {
      const worked = aWorkedLake();
      const { lake, take, needed, mayStay, hasManifest } = worked;
      let history: readonly ObjectKey[] = [];
      const expectWhole = async (): Promise<void> => {
        const keys = await lake.keys();
        const there = new Set(keys);
        expect([...needed(), ...history].filter((key) => !there.has(key))).toEqual([]);
        history = keys.filter((key) => !isSwept(key));
      };
      for (const each of commands) {
        if (each.kind === "sweep") await sweepDuring(worked, each.during);
        else await take(each);
        await expectWhole();
      }

      lake.later(48);
      const { deleted } = await lake.sweep();
      deletions += deleted.data;
      await expectWhole();
      const stays = new Set(mayStay());
      const left = (await lake.keys()).filter((key) => isSwept(key) && !stays.has(key));
      const isClear = days.some(hasManifest);
      expect(
        left.filter(
          (key) =>
            isClear && (key.includes("/quarantine/") || hasManifest(/dt=([^/]+)/.exec(key)?.[1] ?? "")),
        ),
      ).toEqual([]);
      expect((await lake.sweep()).deleted).toEqual({ data: 0, rollup: 0, quarantine: 0, seen: 0 });
    }),
    { numRuns: 200 },
  );
  expect(deletions).toBeGreaterThan(50);
});
