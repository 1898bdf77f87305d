import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "../pipeline/event/fieldType";
import { parseJson } from "../pipeline/event/parseJson";
import type { SynthDocument } from "./synthDocument";
import { UsageError } from "./usageError";

/** The stacks in a folder that `npm run synth` wrote; none where there is no such folder. */
export const readSynth = (folder: string): Readonly<Record<string, SynthDocument>> => {
  const stacks = join(folder, "stacks");
  if (!existsSync(stacks)) return {};
  const documents: Record<string, SynthDocument> = {};
  for (const stack of readdirSync(stacks).sort()) {
    const file = join(stacks, stack, "cdk.tf.json");
    if (existsSync(file)) documents[stack] = documentIn(file);
  }
  return documents;
};

const documentIn = (file: string): SynthDocument => {
  const parsed = parseJson(readFileSync(file, "utf8"), `${file}: is not JSON, must be a synthesized stack`);
  if (parsed.kind === "invalid") throw new UsageError(parsed.errors.join("; "));
  if (!isJsonObject(parsed.value)) throw new UsageError(`${file}: must be a synthesized stack`);
  return { ...parsed.value };
};
