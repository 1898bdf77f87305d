import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { trafficVersion } from "../data/traffic";
import { runVariant } from "../harness/runVariant";
import { variantProgram } from "../harness/variantProgram";
import type { BenchData, Variant, Work } from "../harness/work";
import type { AskOptions } from "./reports/askReports";
import { type LakeInput, lakeOf } from "./reports/lake";
import type { RollDayInput } from "./rollUp/rollDay";

const rollDay = "bench/works/rollUp/rollDay.ts";

/** The same day as it was compacted, and rolled up. */
type BothLakes = Readonly<Record<"hourly files" | "rolled up", LakeInput>>;

const bothLakes = async (data: BenchData): Promise<BothLakes> => {
  const hourly = await lakeOf(data, { days: 1 });
  const folder = await data.make(`lake-v${trafficVersion}-1-day-rolled-up`, async (made) => {
    const work = mkdtempSync(join(tmpdir(), "footfall-bench-roll-up-"));
    try {
      const input: RollDayInput = { ...hourly, into: join(made, "lake") };
      await runVariant(await variantProgram({ module: rollDay }, work), {}, input);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
  return { "hourly files": hourly, "rolled up": { ...hourly, lake: join(folder, "lake") } };
};

export const rollUpOfOneDay: Work<RollDayInput> = {
  name: "roll-up-day",
  section: "Reports",
  title: "Roll a day of 24 files up",
  measured:
    "A day of 1,000,000 events at 200 sites, in 24 sorted files, becomes one sorted file. CPU of the roll-up alone, without the start of the process; memory must not follow the size of the day.",
  shows: { figure: "cpuSecondsPerMillion", unit: "CPU s / million" },
  prepare: (data) => lakeOf(data, { days: 1 }),
  variants: [{ name: "ours", role: "ours", module: rollDay, isProfiled: true }],
  goals: [],
};

const asked = (about: AskOptions["about"]): readonly Variant[] =>
  (["rolled up", "hourly files"] as const).map((lake) => ({
    name: lake,
    role: lake === "rolled up" ? "ours" : "peer",
    module: "bench/works/reports/askReports.ts",
    options: { lake, about, what: "reports" } satisfies AskOptions,
  }));

const measured =
  "The same reports of the same 1,000,000 events of one day at 200 sites, in 24 hourly files and rolled up into one, asked as above.";

export const reportsOfRolledDay: Work<BothLakes> = {
  name: "reports-rolled-up-all-sites",
  section: "Reports",
  title: "Reports about a rolled-up day, all sites",
  measured,
  shows: { figure: "medianMs", unit: "ms a report" },
  prepare: bothLakes,
  variants: asked("all"),
  goals: [],
};

export const reportsOfRolledSite: Work<BothLakes> = {
  name: "reports-rolled-up-one-site",
  section: "Reports",
  title: "Reports about a rolled-up day at one site",
  measured: `${measured} Row groups of other sites are left out by their statistics.`,
  shows: { figure: "medianMs", unit: "ms a report" },
  prepare: bothLakes,
  variants: asked("one"),
  goals: [
    {
      says: "No more bytes read than of the hourly files",
      figure: "shareOfRawJson",
      atMost: 1,
      times: "hourly files",
    },
  ],
};
