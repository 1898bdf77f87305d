import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decode } from "../pipeline/event/decode";
import { Configuration } from "./configuration";

/**
 * Reads the configuration in {@link configurationFile}. Throws one error that names the file and every mistake in it.
 */
export const readConfiguration = (projectFolder: string, named: string | undefined): Configuration => {
  const file = configurationFile(projectFolder, named);
  const decoded = decode(Configuration, parsed(file));
  if (decoded.kind === "valid") return decoded.value;
  throw new Error([`${file} is not a configuration:`, ...decoded.errors].join("\n  "));
};

/** The file that FOOTFALL_CONFIG names, else `footfall.json` in the project's folder, else `examples/minimal.json`. */
export const configurationFile = (projectFolder: string, named: string | undefined): string => {
  if (named !== undefined && named !== "") return resolve(named);
  const own = join(projectFolder, "footfall.json");
  return existsSync(own) ? own : join(projectFolder, "examples", "minimal.json");
};

const parsed = (file: string): unknown => {
  const text = textOf(file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { message } = cause as SyntaxError;
    throw new Error(`${file} is not JSON: ${message}${lineIn(text, message)}`, { cause });
  }
};

const textOf = (file: string): string => {
  if (!existsSync(file)) throw new Error(`${file}: there is no such file`);
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
};

/** What Node 20 leaves out, and later ones say by themselves. */
const lineIn = (text: string, reason: string): string => {
  const [, position] = /at position (\d+)$/.exec(reason) ?? [];
  return position === undefined ? "" : ` (line ${text.slice(0, Number(position)).split("\n").length})`;
};
