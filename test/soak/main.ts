import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { grouped } from "../../local/table";
import { type CrashPairsOutcome, crashPairs } from "./crashPairs";
import { figuresText } from "./figuresText";
import { parseOptions, type SoakOptions, usage } from "./options";
import { type FolderOutcome, soakFolder } from "./soakFolder";

/*
 * `npm run soak`: the local server under load, killed again and again, and what is left of it compared with what
 * clients were told; then pairs of crash points.
 */

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A folder grows with its rounds, and so does what its check takes. */
const roundsPerFolder = 10;

const violationsShown = 20;

const run = async (options: SoakOptions): Promise<number> => {
  const rounds = await soak(options);
  const pairs = options.pairs === 0 ? { pairs: 0, broken: [] } : await takePairs(options);
  print(
    `soak: ${rounds.passed} rounds passed, ${rounds.failed} failed, with ${rounds.kills} kills and ` +
      `${grouped(rounds.acknowledged)} events acknowledged; ` +
      `${grouped(pairs.pairs - pairs.broken.length)} pairs of crash points passed, ${pairs.broken.length} failed`,
  );
  return rounds.failed + pairs.broken.length === 0 ? 0 : 1;
};

interface Rounds {
  readonly passed: number;
  readonly failed: number;
  readonly kills: number;
  readonly acknowledged: number;
}

const soak = async ({ rounds, seed, minutes }: SoakOptions): Promise<Rounds> => {
  const endsAtMs = performance.now() + minutes * 60_000;
  const isOver = () => performance.now() >= endsAtMs;
  print(`up to ${rounds} rounds in ${minutes} minutes, seed ${seed}`);

  const sum = { passed: 0, failed: 0, kills: 0, acknowledged: 0 };
  let begun = 0;
  for (
    let folderSeed = seed;
    begun < rounds && !(begun > 0 && isOver());
    folderSeed = (folderSeed + 1) % 2 ** 32
  ) {
    const folder = mkdtempSync(join(tmpdir(), "footfall-soak-"));
    inUse = folder;
    const before = begun;
    // by the seed, so that a failure can be repeated
    const delivery = folderSeed % 2 === 0 ? "direct" : "buffered";
    print(`a folder with ${delivery} delivery`);
    const outcome = await soakFolder({
      folder,
      seed: folderSeed,
      rounds: Math.min(roundsPerFolder, rounds - begun),
      batches: 150,
      delivery,
      isOver,
      print: (line) => {
        begun += 1;
        print(`round ${begun}: ${line}`);
      },
    });
    // a round that did not come to its end counts
    begun = Math.max(begun, before + 1);
    sum[outcome.violations.length === 0 ? "passed" : "failed"] += begun - before;
    sum.kills += outcome.figures.kills;
    sum.acknowledged += outcome.figures.acknowledged;
    print(figuresText(outcome.figures));
    tell(outcome, folder, folderSeed);
  }
  return sum;
};

const takePairs = async ({ pairs: oneOf, seed }: SoakOptions): Promise<CrashPairsOutcome> => {
  print(oneOf === 1 ? "all pairs of crash points" : `pairs of crash points, one in ${oneOf}, seed ${seed}`);
  const outcome = await crashPairs({ oneOf, seed, print });
  for (const broken of outcome.broken) print(`FAILED ${broken}`);
  return outcome;
};

const tell = ({ violations }: FolderOutcome, folder: string, seed: number): void => {
  inUse = undefined;
  if (violations.length === 0) {
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  print(`FAILED, seed ${seed}, data in ${folder}`);
  for (const violation of violations.slice(0, violationsShown)) print(`  ${violation}`);
  if (violations.length > violationsShown) print(`  and ${violations.length - violationsShown} more`);
};

let inUse: string | undefined;

// every child is killed as this process exits
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => {
    if (inUse !== undefined) print(`soak: interrupted; data in ${inUse}`);
    process.exit(130);
  });

const options = parseOptions(process.argv.slice(2), () => Date.now() % 2 ** 32);
if ("error" in options) {
  process.stderr.write(`soak: ${options.error}\n`);
  process.exit(2);
} else if (options.help) process.stdout.write(usage);
else
  run(options).then(
    (code) => process.exit(code),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
