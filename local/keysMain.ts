import { randomBytes } from "node:crypto";
import { runKeys } from "./keys/runKeys";
import { StartupError } from "./startupError";

runKeys(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  now: Date.now,
  randomBytes,
}).catch((error: unknown) => {
  const isExpected = error instanceof StartupError;
  process.stderr.write(
    `keys: ${isExpected ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = isExpected ? 2 : 1;
});
