import { availableParallelism } from "node:os";
import { join } from "node:path";
import { stopAll } from "../support/runToEnd";
import { checkUnmutated } from "./checkUnmutated";
import { judgeMutation, type Verdict } from "./judgeMutation";
import type { Mutation } from "./mutation";
import { mutations } from "./mutations";
import { parseOptions, usage } from "./options";
import { type ScratchCopies, scratchCopies } from "./scratchCopies";
import { UsageError } from "./usageError";

/*
 * `npm run mutate`: removes each guard of the protocol in turn, in a copy of the sources, and sees a test fail.
 */

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = async (args: readonly string[]): Promise<number> => {
  const { only, jobs, help } = parseOptions(args);
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const chosen = mutations.filter(({ name, file }) => name.includes(only) || file.includes(only));
  if (chosen.length === 0) throw new UsageError(`--only ${only}: is in no mutation's name or file`);

  const copies = scratchCopies(join(__dirname, "../.."), Math.min(jobs, chosen.length));
  const cleanUp = () => stopAll().finally(() => copies.dispose());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
  try {
    return await judgeAll(chosen, copies);
  } finally {
    await cleanUp();
  }
};

const judgeAll = async (chosen: readonly Mutation[], { copies }: ScratchCopies): Promise<number> => {
  const [first] = copies;
  if (first === undefined) throw new Error("there is no copy");
  const beganAtMs = Date.now();
  const tests = chosen.map(({ caughtBy }) => caughtBy);
  const wrong = await checkUnmutated(first, tests, Math.min(copies.length, availableParallelism()));
  for (const line of wrong) print(line);
  if (wrong.length > 0) {
    print(`${wrong.length} tests say nothing of guards: they do not pass as the sources are`);
    return 1;
  }
  print(`as the sources are, every test passes (${secondsSince(beganAtMs)} s); without`);

  const widest = Math.max(...chosen.map(({ name }) => name.length));
  const waiting = chosen.values();
  const verdicts: Verdict[] = [];
  await Promise.all(
    copies.map(async (copy) => {
      for (const mutation of waiting) {
        const startedAtMs = Date.now();
        const verdict = await judgeMutation(copy, mutation);
        verdicts.push(verdict);
        print(`${mutation.name.padEnd(widest)}  ${secondsSince(startedAtMs)} s  ${told(mutation, verdict)}`);
      }
    }),
  );

  const countOf = (kind: Verdict["kind"]): number => verdicts.filter((each) => each.kind === kind).length;
  const unjudged = countOf("unjudged");
  print(
    `${countOf("caught")} caught, ${countOf("survived")} survived` +
      `${unjudged === 0 ? "" : `, ${unjudged} not judged`} (${secondsSince(beganAtMs)} s)`,
  );
  return countOf("caught") === chosen.length ? 0 : 1;
};

const told = ({ file, promise, caughtBy }: Mutation, verdict: Verdict): string => {
  if (verdict.kind === "caught") return `caught by: ${verdict.by}`;
  if (verdict.kind === "unjudged") return `NOT JUDGED: ${file}: ${verdict.reason}`;
  return `SURVIVED: ${promise}, and nothing says so: ${caughtBy.file} passes ("${caughtBy.title}")`;
};

const secondsSince = (startedAtMs: number): string =>
  ((Date.now() - startedAtMs) / 1000).toFixed(1).padStart(5);

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    if (!(error instanceof UsageError)) {
      console.error(error);
      process.exit(1);
    }
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  },
);
