import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { isBuiltin, SourceMap, type SourceMapping } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../../modules/functions/bundle";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "footfall-bundle-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("stack traces are read with a map that lies beside the bundle and is not deployed", () => {
  const staged = bundle("ingest", join(folder, "ingest"));
  expect(readFileSync(join(staged, "index.js"), "utf8")).not.toContain("sourceMappingURL");
  const { sources, sourcesContent } = JSON.parse(readFileSync(`${staged}.map`, "utf8"));
  expect(sources).toContain("pipeline/ingest/ingest.ts");
  expect(sourcesContent).toBeUndefined();
});

test.each([
  ["the Parquet file is finished already", "pipeline/lake/parquet/parquetFile.ts"],
  ["compaction failed: ", "handlers/compact.ts"],
])("what is left out of a bundle moves no line of its map: %j is where it was written", (text, file) => {
  const staged = bundle("compact", join(folder, "compact"));
  const lines = readFileSync(join(staged, "index.js"), "utf8").split("\n");
  const line = lines.findIndex((each) => each.includes(text));
  const map = new SourceMap(JSON.parse(readFileSync(`${staged}.map`, "utf8")));
  const found = map.findEntry(line, lines[line]?.indexOf(text) ?? -1);
  const { originalSource, originalLine } = found as SourceMapping;
  expect(originalSource).toBe(file);
  expect(readFileSync(file, "utf8").split("\n")[originalLine]).toContain(text);
});

test("a bundle is one file with constant mode and time, and no path of this machine", () => {
  const staged = bundle("ingest", join(folder, "ingest"));
  expect(readdirSync(staged)).toEqual(["index.js"]);
  const { mode, mtimeMs } = statSync(join(staged, "index.js"));
  expect([mode & 0o777, new Date(mtimeMs).toISOString()]).toEqual([0o644, "2000-01-01T00:00:00.000Z"]);
  const code = readFileSync(join(staged, "index.js"), "utf8");
  expect(code).not.toContain(process.cwd());
  expect(code).not.toContain(folder);
});

test.each(["compact", "rollUp"])(
  "%s, which writes Parquet, has the program of a second thread beside it, always the same",
  (handler) => {
    const staged = bundle(handler, join(folder, handler));
    expect(readdirSync(staged).sort()).toEqual(["encoderWorker.js", "index.js"]);
    const { size, mode, mtimeMs } = statSync(join(staged, "encoderWorker.js"));
    expect(size).toBeLessThan(40_000);
    expect([mode & 0o777, new Date(mtimeMs).toISOString()]).toEqual([0o644, "2000-01-01T00:00:00.000Z"]);
  },
);

test("a bundle in the path of a request has 400 kB at most", () => {
  expect(statSync(join(bundle("ingest", join(folder, "ingest")), "index.js")).size).toBeLessThan(400_000);
});

test("a bundle needs nothing but Node: all that the handler imports is in it", () => {
  const code = readFileSync(join(bundle("ingest", join(folder, "ingest")), "index.js"), "utf8");
  const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
  expect(required).toContain("node:fs");
  expect(required.filter((name) => !isBuiltin(name))).toEqual([]);
});

test("what answers SQL on one machine is left out of the bundle of query, and asked for only where it is used", () => {
  const code = readFileSync(join(bundle("query", join(folder, "query")), "index.js"), "utf8");
  expect(code).toContain('import("./folderSqlEngine.duckdb")');
  expect(code).not.toContain("@duckdb/");
});

test("a handler that does not exist is named", () => {
  expect(() => bundle("nosuch", join(folder, "nosuch"))).toThrow(/handlers\/nosuch\.ts/);
});

test("a folder with spaces is refused with the reason", () => {
  expect(() => bundle("ingest", join(folder, "my project"))).toThrow(
    /my project: cdktf cannot archive a folder whose path has spaces/,
  );
});
