import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "../local/table";
import { benchData } from "./harness/benchData";
import { type BenchOptions, benchOptions, benchUsage } from "./harness/benchOptions";
import { benchPage } from "./harness/benchPage";
import { measureWork } from "./harness/measureWork";
import { keepResults, type Results, readResults } from "./harness/results";
import { type TableRow, tableRows } from "./harness/tableRows";
import type { Work } from "./harness/work";
import { allPlots } from "./works/allPlots";
import { allWorks } from "./works/allWorks";

/*
 * `npm run bench`: measures Footfall's hot paths beside floors and peers, keeps the results in bench/results, prints them as a table, and
 * writes docs/benchmarks.md with its pictures from them. `npm run bench -- --help` says what can be asked for.
 */

const results = join(__dirname, "results");
const docs = join(__dirname, "../docs");

const main = async (): Promise<void> => {
  const options = benchOptions(process.argv.slice(2));
  if (options.task === "help") return say(benchUsage);
  if (options.task === "list") return say(allWorks.map(listed).join("\n"));
  const works = allWorks.filter((work) => isChosen(work, options));
  if (works.length === 0) throw new Error(`${options.only.join(", ")}: no work has that in its name`);
  if (options.task === "run") await measureAll(works, options);
  const kept = readResults(results, allWorks);
  writePage(kept);
  say(tableText(works, kept));
};

const listed = ({ name, section, title, variants }: Work): string =>
  `${name}\n  ${section}: ${title}\n  ${variants.map((each) => (each.isLong ? `${each.name} (--full)` : each.name)).join(" · ")}`;

const isChosen = ({ name, section }: Work, { only }: BenchOptions): boolean =>
  only.length === 0 ||
  only.some((text) => [name, section].some((each) => each.toLowerCase().includes(text.toLowerCase())));

/** A work that fails hinders no other, and makes the whole fail in the end. */
const measureAll = async (works: readonly Work[], options: BenchOptions): Promise<void> => {
  const data = benchData(options.data, (name, seconds) => tell(`  made ${name} in ${seconds.toFixed(0)} s`));
  process.once("exit", data.dispose);
  process.once("SIGINT", () => process.exit(130));
  for (const work of works) {
    tell(`${work.section}: ${work.title}`);
    try {
      keepResults(results, work, await measureWork(work, options, data, tell));
    } catch (error) {
      tell(`  failed: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
};

/** As narrow as a terminal takes it; the page has the rest. */
const tableText = (works: readonly Work[], kept: Results): string =>
  table<TableRow>(
    (["work", "ours", "floor", "peer", "ratio", "memory", "bytes", "goals", "date"] as const).map(
      (title) => ({
        title,
        value: (row) => row[title],
      }),
    ),
    tableRows(works, kept),
  );

const writePage = (kept: Results): void => {
  const plots = allPlots(kept);
  mkdirSync(join(docs, "images"), { recursive: true });
  for (const { file, svg } of plots) writeFileSync(join(docs, "images", file), svg);
  writeFileSync(join(docs, "benchmarks.md"), benchPage(allWorks, kept, plots));
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

main().catch((error: unknown) => {
  tell(`bench: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
