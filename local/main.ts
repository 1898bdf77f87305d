import { parseOptions, usage } from "./options";
import { start } from "./start";
import { StartupError } from "./startupError";

const stopping = new AbortController();
let stoppingSinceMs = 0;

/** One Ctrl-C can arrive twice: from the terminal, and passed on by npm. */
const sameKeystrokeMs = 1_000;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (!stopping.signal.aborted) {
      stoppingSinceMs = Date.now();
      process.stdout.write("\nStopping; once more to stop at once\n");
      stopping.abort();
    } else if (Date.now() - stoppingSinceMs > sameKeystrokeMs) process.exit(130);
  });
}

/** Whoever reads the output may have had enough of it: `npm start | head`. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  if (stopping.signal.aborted) return;
  stoppingSinceMs = Date.now();
  stopping.abort();
});

const main = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  await start(options, { output: process.stdout, now: Date.now, signal: stopping.signal });
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (stopping.signal.aborted) process.exit(0);
    const isExpected = error instanceof StartupError;
    process.stderr.write(
      `footfall: ${isExpected ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    process.exit(isExpected ? 2 : 1);
  },
);
