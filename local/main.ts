import { parseOptions, usage } from "./options";
import { start } from "./start";
import { StartupError } from "./startupError";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(130);
    process.stdout.write("\nStopping; once more to stop at once\n");
    stopping.abort();
  });
}

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
