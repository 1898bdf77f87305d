import { judgeGoals } from "../../../bench/harness/judgeGoal";
import type { Goal } from "../../../bench/harness/work";
import { aMeasurement, aResult, aWork } from "./aMeasurement";

const verdictsOn = (goal: Goal, cpuSeconds: Readonly<Record<string, number>>) => {
  const names = Object.keys(cpuSeconds);
  const variants = names.map((name) => ({
    name,
    role: name.startsWith("ours") ? ("ours" as const) : ("peer" as const),
    module: "",
  }));
  const results = Object.fromEntries(
    names.map((name) => [name, aResult(aMeasurement({ cpuSeconds: cpuSeconds[name] ?? 0 }))]),
  );
  return judgeGoals({ variants, goals: [goal] }, results)[0]?.verdicts.map(({ verdict }) => verdict);
};

const atMost = (limit: number, times?: string): Goal => ({
  says: "CPU",
  figure: "cpuSeconds",
  atMost: limit,
  ...(times === undefined ? {} : { times }),
});

test("a multiple of another variant is met up to the limit, and not beyond", () => {
  expect(verdictsOn(atMost(1.3, "peer"), { ours: 2.6, peer: 2 })).toEqual([
    { kind: "met", value: 1.3, limit: 1.3 },
  ]);
  expect(verdictsOn(atMost(1.3, "peer"), { ours: 3, peer: 2 })).toEqual([
    { kind: "missed", value: 1.5, limit: 1.3 },
  ]);
});

test("a limit without another variant is the figure itself", () => {
  expect(verdictsOn(atMost(4), { ours: 5 })).toEqual([{ kind: "missed", value: 5, limit: 4 }]);
});

test("without the variant to compare with, a goal is not measured", () => {
  expect(verdictsOn(atMost(1.3, "peer"), { ours: 2.6 })).toEqual([{ kind: "unmeasured" }]);
});

test("growth is judged from the first variant of ours on; less is fine", () => {
  const goal: Goal = { says: "CPU", figure: "cpuSeconds", growsAtMost: 0.1 };
  expect(
    verdictsOn(goal, { "ours, small": 10, "ours, larger": 10.5, "ours, huge": 12, "ours, lucky": 5 }),
  ).toEqual([
    { kind: "unmeasured" },
    { kind: "met", value: 1.05, limit: 1.1 },
    { kind: "missed", value: 1.2, limit: 1.1 },
    { kind: "met", value: 0.5, limit: 1.1 },
  ]);
});

test("a goal of named variants is about these alone", () => {
  const judged = judgeGoals(
    { ...aWork(), goals: [{ says: "CPU", figure: "cpuSeconds", atMost: 4, of: ["sort(1)"] }] },
    { ours: aResult(aMeasurement()), "sort(1)": aResult(aMeasurement({ cpuSeconds: 3 })) },
  );
  expect(judged[0]?.verdicts).toEqual([{ variant: "sort(1)", verdict: { kind: "met", value: 3, limit: 4 } }]);
});
