import { chmodSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * In place of the function's code, for the many tests that look at what stands around it (see jest.config.js). The
 * real bundles are held by test/modules/functions/bundle.test.ts, test/handlers/bundles.test.ts and test/main.process.test.ts.
 */
export const bundle = (handler: string, folder: string): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "index.js");
  writeFileSync(file, `// handlers/${handler}.ts\n`);
  chmodSync(file, 0o644);
  utimesSync(file, anyTimeSeconds, anyTimeSeconds);
  return folder;
};

/** Equal code must give equal archives. */
const anyTimeSeconds = Date.UTC(2000, 0, 1) / 1000;
