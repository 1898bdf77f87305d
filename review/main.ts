import { dirname, resolve } from "node:path";
import type { StackChanges } from "./change";
import { markdown } from "./markdown";
import { parseOptions, usage } from "./options";
import { planChanges } from "./planChanges";
import { checkPlannedStack } from "./plannedStack";
import { readPlan } from "./readPlan";
import { readSynth } from "./readSynth";
import { reviewOf } from "./review";
import { reviewPage, verdictOf } from "./reviewPage";
import { synthChanges } from "./synthChanges";
import { synthesize } from "./synthesize";
import { terminal } from "./terminal";
import { UsageError } from "./usageError";
import { checkPageFolder, writePage } from "./writePage";

const projectFolder = dirname(__dirname);

/** More than this GitHub does not take in one comment. */
const longestComment = 65_536;

/** Reviews what the arguments name, and gives the exit code. */
const main = (args: readonly string[]): number => {
  const options = parseOptions(args);
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const plans = Object.entries(options.plans).map(([stack, file]) => ({ stack, file, plan: readPlan(file) }));
  const { last: folder = "cdktf.out" } = options;
  const last = readSynth(resolve(projectFolder, folder));
  if (options.last !== undefined && Object.keys(last).length === 0)
    throw new UsageError(
      `--last ${folder}: holds no synthesized stack, must be a folder that npm run synth wrote`,
    );
  checkPageFolder(projectFolder, options.out);
  const synth = synthesize(projectFolder);
  for (const { stack, file, plan } of plans) checkPlannedStack(stack, file, plan, synth);
  const stacks = [...new Set([...Object.keys(synth), ...Object.keys(last)])].sort();
  const review = reviewOf(
    stacks.map((stack): StackChanges => {
      const planned = plans.find((plan) => plan.stack === stack);
      return planned === undefined
        ? synthChanges(stack, folder, last[stack], synth[stack])
        : planChanges(stack, planned.file, planned.plan, synth[stack] ?? {});
    }),
  );
  const page = reviewPage(review);
  const text = markdown(page);
  writePage(projectFolder, options.out, text);
  process.stdout.write(terminal(page));
  // once more: what stands first has left the screen
  process.stderr.write(`\n${verdictOf(review)} Written to ${options.out}.${tooLong(text)}\n`);
  return review.isLossy ? 1 : 0;
};

const tooLong = (text: string): string =>
  text.length > longestComment
    ? ` It has ${text.length} characters; a comment on GitHub takes ${longestComment}.`
    : "";

/** Whoever reads the output may have had enough of it: `npm run review | head`. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`review: ${error.message}\n`);
  process.exitCode = 2;
}
