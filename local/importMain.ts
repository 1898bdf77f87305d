import { parseImportOptions } from "./import/importOptions";
import { runImport } from "./import/runImport";
import { usage } from "./import/usage";
import { StartupError } from "./startupError";

const stopping = new AbortController();
let stoppingSinceMs = 0;

/** One Ctrl-C can arrive twice: from the terminal, and passed on by npm. */
const sameKeystrokeMs = 1_000;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted && Date.now() - stoppingSinceMs > sameKeystrokeMs) process.exit(130);
    if (stopping.signal.aborted) return;
    stoppingSinceMs = Date.now();
    stopping.abort();
  });
}

/** Whoever reads the output may have had enough of it. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const main = async (): Promise<number> => {
  const options = parseImportOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  return runImport(options, {
    output: process.stdout,
    errors: process.stderr,
    now: Date.now,
    signal: stopping.signal,
  });
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (stopping.signal.aborted) {
      process.stderr.write("\nimport: stopped; the same command goes on from here\n");
      process.exit(130);
    }
    const isExpected = error instanceof StartupError;
    process.stderr.write(
      `import: ${isExpected ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    process.exit(2);
  },
);
