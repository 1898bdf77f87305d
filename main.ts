import { readConfiguration } from "./stacks/readConfiguration";
import { synthesize } from "./stacks/synthesize";

try {
  synthesize(readConfiguration(__dirname, process.env.FOOTFALL_CONFIG));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
