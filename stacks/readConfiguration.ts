import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decode } from "../pipeline/event/decode";
import { Configuration } from "./configuration";

/**
 * Reads the configuration: the file that FOOTFALL_CONFIG names, else `footfall.json` in the project's folder, else
 * `examples/minimal.json`. Throws one error that names the file and every mistake in it.
 */
export const readConfiguration = (projectFolder: string, named: string | undefined): Configuration => {
  const file = fileOf(projectFolder, named);
  const decoded = decode(Configuration, parsed(file));
  if (decoded.kind === "valid") return decoded.value;
  throw new Error([`${file} is not a configuration:`, ...decoded.errors].join("\n  "));
};

const fileOf = (projectFolder: string, named: string | undefined): string => {
  if (named !== undefined && named !== "") return resolve(named);
  const own = join(projectFolder, "footfall.json");
  return existsSync(own) ? own : join(projectFolder, "examples", "minimal.json");
};

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`${file}: cannot be read as JSON: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
};
