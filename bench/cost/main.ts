import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Counted, Counts } from "../../review/cost/counted";
import type { Resource } from "../../review/resource";
import { resourcesOf } from "../../review/synthDocument";
import { synthesize } from "../../review/synthesize";
import { askedPages } from "./askedPages";
import type { CountedDay } from "./countedDay";
import { freshCounts } from "./freshCounts";
import { measurements, settledMeasurement } from "./measurements";

/*
 * `npm run cost`: runs the product's own code on simulated days over ports that count, keeps what was counted, prices it, and
 * writes docs/cost.md.
 */

const project = join(__dirname, "../..");
const countedFile = join(project, "review/cost/counted.json");

const main = async (): Promise<void> => {
  const tell = (what: string): void => void process.stderr.write(`counting ${what}\n`);
  const fresh = await freshCounts(tell);
  const values = await measurements(fresh);
  const last = existsSync(countedFile)
    ? (JSON.parse(readFileSync(countedFile, "utf8")) as Counted)
    : undefined;
  const counted: Counted = {
    direct: countsOf(fresh.direct),
    idle: fresh.idle.counts,
    packs: countsOf(fresh.packs),
    measured: settledMeasurement(last?.measured, values, new Date().toISOString().slice(0, 10)),
  };
  writeFileSync(countedFile, `${JSON.stringify(counted, undefined, 2)}\n`);
  process.stderr.write(`measured just now: ${JSON.stringify(values)}\n`);
  // what is priced is read from that file: it is loaded once it is written
  const { costPage } = await import("./costPage");
  const page = costPage({
    direct: resourcesWith({}),
    buffered: resourcesWith({ delivery: { mode: "buffered" } }),
    asked: await askedPages(),
  });
  writeFileSync(join(project, "docs/cost.md"), page);
  process.stdout.write(page);
};

/** The resources of both stacks of the smallest configuration, with some options more. */
const resourcesWith = (options: object): readonly Resource[] => {
  const folder = mkdtempSync(join(tmpdir(), "footfall-cost-"));
  try {
    const minimal = JSON.parse(readFileSync(join(project, "examples/minimal.json"), "utf8")) as object;
    process.env["FOOTFALL_CONFIG"] = join(folder, "footfall.json");
    writeFileSync(process.env["FOOTFALL_CONFIG"], JSON.stringify({ ...minimal, ...options }));
    return Object.values(synthesize(project)).flatMap(resourcesOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const countsOf = (days: Readonly<Record<string, CountedDay>>): Readonly<Record<string, Counts>> =>
  Object.fromEntries(Object.entries(days).map(([name, { counts }]) => [name, counts]));

main().catch((error: unknown) => {
  process.stderr.write(`cost: ${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
