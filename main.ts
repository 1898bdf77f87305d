import { relative } from "node:path";
import { configurationFile, readConfiguration } from "./stacks/readConfiguration";
import { synthesize } from "./stacks/synthesize";

const named = process.env.FOOTFALL_CONFIG;

try {
  synthesize(readConfiguration(__dirname, named));
  console.log(
    `primary and backup, as ${relative(process.cwd(), configurationFile(__dirname, named))} has them`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
