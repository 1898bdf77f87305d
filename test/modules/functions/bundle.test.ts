import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../../modules/functions/bundle";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "footfall-bundle-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("a bundle is one file with constant mode and time, and no path of this machine", () => {
  const staged = bundle("ingest", join(folder, "ingest"));
  expect(readdirSync(staged)).toEqual(["index.js"]);
  const { mode, mtimeMs } = statSync(join(staged, "index.js"));
  expect([mode & 0o777, new Date(mtimeMs).toISOString()]).toEqual([0o644, "2000-01-01T00:00:00.000Z"]);
  const code = readFileSync(join(staged, "index.js"), "utf8");
  expect(code).not.toContain(process.cwd());
  expect(code).not.toContain(folder);
});

test("a handler that does not exist is named", () => {
  expect(() => bundle("nosuch", join(folder, "nosuch"))).toThrow(/handlers\/nosuch\.ts/);
});

test("a folder with spaces is refused with the reason", () => {
  expect(() => bundle("ingest", join(folder, "my project"))).toThrow(
    /my project: cdktf cannot archive a folder whose path has spaces/,
  );
});
