import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { benchPage } from "../../../bench/harness/benchPage";
import { readResults } from "../../../bench/harness/results";
import { allPlots } from "../../../bench/works/allPlots";
import { allWorks } from "../../../bench/works/allWorks";

const root = join(__dirname, "../../..");

test("works have names of their own, and so have the variants of each", () => {
  const names = allWorks.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { variants } of allWorks)
    expect(new Set(variants.map(({ name }) => name)).size).toBe(variants.length);
});

test("every variant's program is there, and every goal names variants that are", () => {
  for (const { variants, goals } of allWorks) {
    const programs = variants.flatMap(({ module, threads = [] }) => [module, ...threads]);
    expect(programs.filter((module) => !existsSync(join(root, module)))).toEqual([]);
    const named = goals.flatMap((goal) => [
      ...(goal.of ?? []),
      ...("times" in goal && goal.times ? [goal.times] : []),
    ]);
    expect(named.filter((name) => !variants.some((variant) => variant.name === name))).toEqual([]);
  }
});

test("docs/benchmarks.md and its pictures say what the results do (npm run bench -- --page writes them anew)", () => {
  const results = readResults(join(root, "bench/results"), allWorks);
  const plots = allPlots(results);
  expect(readFileSync(join(root, "docs/benchmarks.md"), "utf8")).toBe(benchPage(allWorks, results, plots));
  for (const { file, svg } of plots) expect(readFileSync(join(root, "docs/images", file), "utf8")).toBe(svg);
});
