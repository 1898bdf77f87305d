import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A place in the code, and the share of the samples that were taken while it ran itself. */
export interface ProfileLine {
  readonly place: string;
  readonly share: number;
}

/** What of V8's `.cpuprofile` matters here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const linesShown = 12;

/** The places that took the most, of all profiles of a folder: one of each thread. */
export const profileLines = (folder: string, program: string): readonly ProfileLine[] => {
  const fileAt = bundledFileAt(readFileSync(program, "utf8"));
  const profiles = readdirSync(folder)
    .filter((name) => name.endsWith(".cpuprofile"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as CpuProfile);
  return sharesOf(profiles, (frame) => placeOf(frame, fileAt)).slice(0, linesShown);
};

/** Shares of the time in which a thread did something, the largest first. */
export const sharesOf = (
  profiles: readonly CpuProfile[],
  placeOfFrame: (frame: CpuProfile["nodes"][number]["callFrame"]) => string | undefined,
): readonly ProfileLine[] => {
  const times = new Map<string, number>();
  let total = 0;
  for (const { nodes, samples, timeDeltas } of profiles) {
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOfFrame(callFrame)]));
    samples.forEach((id, at) => {
      const place = places.get(id);
      const time = timeDeltas[at] ?? 0;
      if (place === undefined) return;
      total += time;
      times.set(place, (times.get(place) ?? 0) + time);
    });
  }
  return [...times]
    .map(([place, time]) => ({ place, share: time / total }))
    .sort((a, b) => b.share - a.share || (a.place < b.place ? -1 : 1));
};

/** Functions of ours one by one; packages and Node's modules each as a whole; of a thread that waits, nothing. */
const placeOf = (
  { functionName, url, lineNumber }: CpuProfile["nodes"][number]["callFrame"],
  fileAt: (line: number) => string | undefined,
): string | undefined => {
  if (functionName === "(idle)" || functionName === "(root)") return undefined;
  if (functionName === "(garbage collector)") return "garbage collection";
  if (functionName === "(program)") return "Node and V8 themselves";
  if (url === "") return `${functionName || "native code"} (native)`;
  if (url.startsWith("node:")) return `${url.replace(/^node:internal\//, "node:").split("/")[0]} (Node)`;
  const file = fileAt(lineNumber);
  if (file === undefined) return "the bundle's own helpers";
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  return name === undefined ? (functionName === "" ? file : `${file}, ${functionName}`) : `${name} (package)`;
};

/** esbuild leaves a comment with a file's path before what it has put there from it. */
const bundledFileAt = (code: string): ((line: number) => string | undefined) => {
  const files: (string | undefined)[] = [];
  let current: string | undefined;
  for (const line of code.split("\n")) {
    const path = /^ *\/\/ ((?:[\w@.+-]+\/)+[\w@.+-]+\.\w+|[\w.-]+\.(?:ts|json))$/.exec(line)?.[1];
    if (path !== undefined) current = path;
    files.push(current);
  }
  return (line) => files[line];
};
