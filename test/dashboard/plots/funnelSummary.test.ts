import { funnelLosses } from "../../../dashboard/app/plots/funnelLosses";
import { funnelSummary } from "../../../dashboard/app/plots/funnelSummary";
import { someFormats } from "./someFormats";

const someSteps = (...sessions: readonly number[]) =>
  sessions.map((each, index) => {
    const [first = 0, before = 0] = [sessions[0], sessions[index - 1]];
    return {
      name: `step ${index + 1}`,
      sessions: each,
      shareOfFirst: first === 0 ? null : each / first,
      shareOfPrevious: index === 0 || before === 0 ? null : each / before,
    };
  });

test("what is lost between steps is told, and where it is most", () => {
  expect(funnelLosses(someSteps(100, 80, 20))).toEqual([
    { lost: 20, lostShare: expect.closeTo(0.2), largest: false },
    { lost: 60, lostShare: 0.75, largest: true },
  ]);
});

test("more sessions in a later step are no loss, and a funnel without losses has no largest", () => {
  expect(
    funnelLosses(someSteps(10, 12, 12)).map(({ lost, lostShare, largest }) => [lost, lostShare, largest]),
  ).toEqual([
    [0, 0, false],
    [0, 0, false],
  ]);
});

test("where nobody was, nobody is lost", () => {
  expect(funnelLosses(someSteps(0, 0))).toEqual([{ lost: 0, lostShare: null, largest: false }]);
  expect(funnelLosses([])).toEqual([]);
});

test("the summary names the segments, their ends and their largest losses", () => {
  const segments = [
    { name: "Phone", steps: someSteps(1204, 800, 20) },
    { name: "Desktop", steps: someSteps(0, 0) },
  ];
  expect(funnelSummary(segments, someFormats)).toBe(
    "Phone, 20 of 1,204 get from step 1 to step 3, most leave between step 2 and step 3; Desktop, 0 of 0 get from step 1 to step 2",
  );
  expect(funnelSummary([], someFormats)).toBe("no steps");
});
