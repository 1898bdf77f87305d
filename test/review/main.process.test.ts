import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copySources } from "../support/copySources";

let folder: string;

/** A copy of the project without the configuration and the output of whoever works on it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "footfall-review-"));
  copySources(folder);
  run(["main.ts"]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { FOOTFALL_CONFIG: _, CDKTF_OUTDIR: __, ...environment } = process.env;

const run = (args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", ...args], {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });

const review = (...args: readonly string[]) => run(["review/main.ts", ...args]);

const lastSynth = (stack: string) => join(folder, "cdktf.out/stacks", stack, "cdk.tf.json");

const aPlan = (address: string, actions: readonly string[]): string => {
  const [type = ""] = address.split(".");
  const change = {
    actions,
    before: actions.includes("create") ? null : {},
    after: actions.includes("delete") ? null : {},
  };
  return JSON.stringify({ format_version: "1.2", resource_changes: [{ address, type, change }] });
};

test("right after a synth nothing changes: 0, a page, and no trace of the synthesis", () => {
  const { status, stdout, stderr } = review();
  expect([status, stderr]).toEqual([
    0,
    "\nNothing stateful would be destroyed or replaced. Written to review.md.\n",
  ]);
  expect(stdout).toContain("Nothing stateful would be destroyed or replaced.");
  expect(stdout).toMatch(/^primary, against the last synth in cdktf\.out: \d+ unchanged\.$/m);
  expect(readFileSync(join(folder, "review.md"), "utf8")).toContain("# Review\n");
}, 30_000);

test("a plan that destroys a bucket, and a bucket that is no longer in the sources of the other stack, end with 1", () => {
  const document = JSON.parse(readFileSync(lastSynth("backup"), "utf8"));
  document.resource.aws_s3_bucket.older = { bucket: "older" };
  const folderOfLast = join(folder, "last/stacks/backup");
  mkdirSync(folderOfLast, { recursive: true });
  writeFileSync(join(folderOfLast, "cdk.tf.json"), JSON.stringify(document));
  const plan = join(folder, "plan.json");
  writeFileSync(plan, aPlan("aws_s3_bucket.raw", ["delete"]));
  const { status, stdout, stderr } = review(
    "--plan",
    `primary=${plan}`,
    "--last",
    "last",
    "--out",
    "other.md",
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\nStop: 2 stateful resources would be destroyed or replaced\. Written/);
  expect(stdout).toContain(
    "- backup `aws_s3_bucket.older`: destroyed. Lost: its objects and all their versions.",
  );
  expect(stdout).toContain(`primary, against the plan ${plan}: 1 to destroy.`);
  expect(stdout).toContain("backup, against the last synth in last:");
  expect(existsSync(join(folder, "other.md"))).toBe(true);
}, 30_000);

test.each([
  [["--plan", "primary=missing.json"], /missing\.json: cannot be read/],
  [
    ["--plan", "backup=cdktf.out/stacks/backup/cdk.tf.json"],
    /cdk\.tf\.json: is a synthesized stack, must be a plan of it/,
  ],
  [["--last", "lst"], /--last lst: holds no synthesized stack/],
  [["--out", "no/such/folder.md"], /--out no\/such\/folder\.md: cannot be written/],
  [["--frobnicate"], /Unknown option '--frobnicate'/],
])(
  "%j ends with 2 and one sentence",
  (args, sentence) => {
    const { status, stdout, stderr } = review(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
  },
  30_000,
);

test("--help says what there is", () => {
  expect(review("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--plan STACK=FILE") });
}, 30_000);
