import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const built = (file: string, format: "esm" | "iife"): string => {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, "../../../dashboard/tracker", file)],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: "es2022",
  });
  return outputFiles[0]?.text ?? "";
};

test("the tracker is at most 5 kB compressed, with all that watches a page", () => {
  for (const file of ["tracker.ts", "script.ts"]) {
    const bytes = gzipSync(built(file, "esm"), { level: 9 }).length;
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(5_000);
  }
});

test("the script says its name, and nothing else", () => {
  const page = createContext({});
  runInContext(built("script.ts", "iife"), page);
  expect(Object.keys(page)).toEqual(["footfall"]);
  expect(Object.keys((page as { footfall: object }).footfall)).toEqual([
    "createTracker",
    "pageFields",
    "pageView",
    "clickEvent",
    "observeViews",
    "observeScroll",
  ]);
});
