import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const project = join(__dirname, "../..");

/** What synthesis and its review read, without the configuration and the output of whoever works on it. */
const sources = [
  "main.ts",
  "cdktf.json",
  "package.json",
  "review",
  "stacks",
  "modules",
  "pipeline",
  "handlers",
  "dashboard",
  "examples",
];

/** Makes a copy of the project's sources in a folder, with the installed packages of this one. */
export const copySources = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const source of sources) cpSync(join(project, source), join(folder, source), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
};
