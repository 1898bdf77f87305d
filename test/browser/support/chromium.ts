import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** Where systems without a path to it have it. */
const elsewhere = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The machine's Chromium: what `CHROMIUM` names, else one on the path; undefined where there is none. */
export const findChromium = (environment: NodeJS.ProcessEnv = process.env): string | undefined => {
  const named = environment["CHROMIUM"];
  if (named !== undefined && named !== "") {
    if (!isExecutable(named)) throw new Error(`CHROMIUM: ${named} is no program that can be run`);
    return named;
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(
    isExecutable,
  );
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
