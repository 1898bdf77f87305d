import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BuiltFile } from "../../../dashboard/build/builtFile";
import { bundledFolder, bundlePages } from "../../../dashboard/build/bundlePages";

const root = join(__dirname, "../../..");
const app = bundlePages("app");

const textOf = (files: readonly BuiltFile[], path: string): string => {
  const file = files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`${path}: not built`);
  return new TextDecoder().decode(file.bytes);
};

/** What a page loads before it runs. */
const firstLoad = (files: readonly BuiltFile[], page: string): readonly string[] => [
  page,
  ...[...textOf(files, page).matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path]) => path as string),
];

test("the first load of the dashboard, with what charts are drawn with, is below 200 kB compressed", () => {
  const mapOnly = (path: string) => path.includes("worldMap");
  const loaded = app.map(({ path }) => path).filter((path) => !mapOnly(path));
  for (const path of firstLoad(app, "index.html")) expect(loaded).toContain(path);
  expect(loaded.length).toBe(app.length - 1);
  const sizes = loaded.map((path) => gzipSync(textOf(app, path)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
});

test("what only one page needs, as the world's map, is loaded later", () => {
  const scripts = app.map(({ path }) => path).filter((path) => path.endsWith(".js"));
  const later = scripts.filter((path) => !firstLoad(app, "index.html").includes(path));
  expect(later.length).toBeGreaterThan(0);
  for (const path of later) {
    const name = path.replace("assets/", "");
    expect(scripts.some((script) => textOf(app, script).includes(`import("./${name}")`))).toBe(true);
  }
});

test("pages have nothing inline, which the content security policy would refuse", () => {
  const html = textOf(app, "index.html");
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  expect(html.match(/<script\b[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script type="module" src="assets\/main-\w+\.js">$/),
  ]);
});

test("equal sources are equal bytes, and do not say where they were built", () => {
  expect(bundledFolder(join(root, "dashboard/app"))).toEqual(app);
  for (const { path } of app) expect(textOf(app, path)).not.toContain(root);
});

test("what is named by its content is kept for ever, and the page asked for each time", () => {
  const [page, ...assets] = app;
  expect(page).toMatchObject({ path: "index.html", cacheControl: "no-cache" });
  expect(page?.contentType).toBe("text/html; charset=utf-8");
  for (const { path, cacheControl, contentType } of assets) {
    expect(path).toMatch(/^assets\/[\w.]+-[A-Z0-9]{8}\.(js|css|svg)$/);
    expect(cacheControl).toBe("public, max-age=31536000, immutable");
    expect(contentType).toMatch(/^(text\/(javascript|css); charset=utf-8|image\/svg\+xml)$/);
  }
});

test("every HTML page of a folder is built, with what it names", () => {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write("shared.ts", "export const shared = () => document.title;");
    write("later.ts", 'import { shared } from "./shared";\nexport const later = shared() + "é";');
    write("style.css", "body { color: red }");
    write(
      "main.ts",
      'import "./style.css";\nimport { shared } from "./shared";\nshared();\nvoid import("./later");',
    );
    write("index.html", '<script type="module" src="./main.ts"></script>');
    write("other.html", '<link rel="stylesheet" href="./style.css">');
    const files = bundledFolder(folder);
    expect(files.map(({ path }) => path.replace(/-\w{8}\./, "-#.")).sort()).toEqual([
      "assets/chunk-#.js",
      "assets/later-#.js",
      "assets/main-#.css",
      "assets/main-#.js",
      "assets/style-#.css",
      "index.html",
      "other.html",
    ]);
    expect(firstLoad(files, "index.html").map((path) => path.replace(/-\w{8}\./, "-#."))).toEqual([
      "index.html",
      "assets/main-#.css",
      "assets/chunk-#.js",
      "assets/main-#.js",
    ]);
    expect(textOf(files, firstLoad(files, "other.html")[1] ?? "")).toBe("body{color:red}\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a page that names a file that is not there is not built", () => {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    writeFileSync(join(folder, "index.html"), '<script type="module" src="./gone.ts"></script>');
    expect(() => bundledFolder(folder)).toThrow(/gone\.ts/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
