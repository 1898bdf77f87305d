import { benchPage } from "../../../bench/harness/benchPage";
import { aMeasurement, aResult, aWork } from "./aMeasurement";

const runs = [3, 4, 5].map((cpuSeconds) => aMeasurement({ cpuSeconds, figures: { swaps: 7 } }));
const results = {
  sorting: {
    ours: { ...aResult(...runs), profile: [{ place: "sort.ts, compare", share: 0.25 }] },
    "sort(1)": aResult(aMeasurement({ cpuSeconds: 2 })),
  },
};

test("the page has the machine, the table, each work's variants, notes, goals and profile", () => {
  const page = benchPage([aWork()], results, [
    { section: "Sorting", file: "bench-a.svg", alt: "Bars", svg: "" },
  ]);
  expect(page).toContain("- 2026-03-01: A slow one, 2 cores, 24 GB of memory, Linux 6.1.0 x64; Node 20.20.2");
  expect(page).toContain("| Sort a million rows | 4.00 CPU s | 2.00 (sort(1)) | 2.00 × | 100 MB | 40.0 MB |");
  expect(page).toContain("![Bars](images/bench-a.svg)");
  expect(page).toMatch(/\| ours \| ours \| 4\.00 \|.*\| 7\.00 \| 3 \| 2026-03-01 \|/);
  expect(page).toMatch(/\| sort\(1\) \| peer \| 2\.00 \| 2\.00 × \|/);
  expect(page).toContain("- sort(1): one thread.");
  expect(page).toContain(
    "- CPU at most 1.5 times that of sort(1): **not met: 2.00 ×, where 1.50 × is wanted**",
  );
  expect(page).toContain("| `sort.ts, compare` | 25.0 % |");
});

test("a work without results says so", () => {
  expect(benchPage([aWork()], {}, [])).toContain(
    "### Sort a million rows\n\nCPU of the whole process.\n\nNot measured yet.",
  );
});
