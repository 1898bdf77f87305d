import { tableRows } from "../../../bench/harness/tableRows";
import { aMeasurement, aResult, aWork } from "./aMeasurement";

const results = {
  sorting: {
    ours: aResult(aMeasurement({ cpuSeconds: 4 })),
    copy: aResult(aMeasurement({ cpuSeconds: 1 })),
    "sort(1)": aResult(aMeasurement({ cpuSeconds: 2 })),
  },
};

test("a row has ours beside the floor and the peer, and what became of the goal", () => {
  expect(tableRows([aWork()], results)).toEqual([
    {
      work: "Sort a million rows",
      ours: "4.00 CPU s",
      floor: "1.00 (copy)",
      peer: "2.00 (sort(1))",
      ratio: "2.00 ×",
      memory: "100 MB",
      bytes: "40.0 MB",
      goals: "CPU at most 1.5 times that of sort(1): not met: 2.00 ×, where 1.50 × is wanted",
      date: "2026-03-01",
    },
  ]);
});

test("without a peer the ratio is to the floor", () => {
  const { "sort(1)": _, ...others } = results.sorting;
  expect(tableRows([aWork()], { sorting: others })).toMatchObject([{ peer: "", ratio: "4.00 ×", goals: "" }]);
});

test("a work that was not measured has no row, and of several variants of ours each has its own", () => {
  expect(tableRows([aWork()], {})).toEqual([]);
  const sizes = aWork({
    variants: ["small", "large"].map((name) => ({ name, role: "ours", module: "" })),
    goals: [],
  });
  expect(
    tableRows([sizes], { sorting: { small: aResult(aMeasurement()), large: aResult(aMeasurement()) } }).map(
      ({ work }) => work,
    ),
  ).toEqual(["Sort a million rows: small", "Sort a million rows: large"]);
});

test("a variant of ours that names its own floor stands beside that one", () => {
  const work = aWork({
    variants: [
      { name: "ours", role: "ours", module: "", beside: { floor: "copy" } },
      { name: "copy", role: "floor", module: "" },
      { name: "copy of more", role: "floor", module: "" },
    ],
    goals: [],
  });
  const measured = { ...results.sorting, "copy of more": aResult(aMeasurement({ cpuSeconds: 9 })) };
  expect(tableRows([work], { sorting: measured })).toMatchObject([{ floor: "1.00 (copy)", ratio: "4.00 ×" }]);
});
