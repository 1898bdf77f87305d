import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { copySources } from "./support/copySources";

const project = join(__dirname, "..");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "footfall-main-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of what synthesis reads, with the installed packages of this one. */
const copyTo = (...path: readonly string[]): string => {
  const copy = join(folder, ...path);
  copySources(copy);
  return copy;
};

const main = (cwd: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [join(project, "node_modules/tsx/dist/cli.mjs"), "main.ts"], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });

const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();

test("two syntheses in two folders give the same files, byte for byte, archives included", () => {
  const [one, two] = [copyTo("one"), copyTo("deeper", "two")].map((copy) => {
    expect(main(copy)).toMatchObject({
      status: 0,
      stderr: "",
      stdout: "primary and backup, as examples/minimal.json has them\n",
    });
    return join(copy, "cdktf.out");
  }) as [string, string];
  const files = filesIn(one);
  expect(files).toEqual(filesIn(two));
  const archives = files.filter((file) => file.endsWith(".zip"));
  expect(archives.map((file) => file.split("/")[3])).toEqual(
    ["compact", "count", "ingest", "quality", "query", "roll_up", "sweep"].map(
      (handler) => `${handler}_code`,
    ),
  );
  expect(
    files.filter((file) => !readFileSync(join(one, file)).equals(readFileSync(join(two, file)))),
  ).toEqual([]);
}, 60_000);

test("no output names a folder of this machine", () => {
  const out = join(folder, "one", "cdktf.out");
  for (const file of filesIn(out)) {
    const bytes = readFileSync(join(out, file));
    for (const path of [project, folder])
      expect([relative(out, file), bytes.includes(path)]).toEqual([relative(out, file), false]);
  }
});

test("the archive holds the one file that Lambda starts", () => {
  const [archive] = filesIn(join(folder, "one", "cdktf.out")).filter((file) => file.includes("ingest_code"));
  const listing = readFileSync(join(folder, "one", "cdktf.out", String(archive))).toString("latin1");
  expect(listing.match(/index\.js/g)).toHaveLength(2);
});

test("a wrong configuration ends with its sentences and no stack trace", () => {
  const file = join(folder, "wrong.json");
  writeFileSync(file, JSON.stringify({ name: "acme", environment: "test", accountId: "12" }));
  const { status, stderr } = main(project, { FOOTFALL_CONFIG: file, CDKTF_OUTDIR: join(folder, "unused") });
  expect(status).toBe(1);
  expect(stderr).toContain('accountId: must be the 12 digits of an AWS account, as text, not "12"');
  expect(stderr).not.toContain("    at ");
});

test("cdktf's own command runs the same app", () => {
  const { app } = JSON.parse(readFileSync(join(project, "cdktf.json"), "utf8"));
  expect(app).toBe("npx tsx main.ts");
  expect(
    execFileSync(process.execPath, ["-p", "require('./package.json').scripts.synth"], {
      cwd: project,
      encoding: "utf8",
    }).trim(),
  ).toBe("tsx main.ts");
});
