import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDataFolder } from "../../local/dataFolder";
import { StartupError } from "../../local/startupError";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

test("a new folder gets secrets that only its owner can read, and an old one keeps them", async () => {
  const path = join(aTemporaryFolder(), "new", "data");
  const first = await openDataFolder(path);
  expect(statSync(first.keysFile).mode & 0o777).toBe(0o600);
  expect(first.secrets.browser_key).toMatch(/^ffb_[\w-]{43}$/);
  expect(first.secrets.server_key).toMatch(/^ffs_[\w-]{43}$/);
  expect(first.secrets.reader_key).toMatch(/^ffr_[\w-]{43}$/);
  await first.release();
  const second = await openDataFolder(path);
  expect(second.secrets).toEqual(first.secrets);
  await second.release();
  expect(readdirSync(path).sort()).toEqual(["keys.json"]);
});

test("a folder of an earlier version gets a key that reads, and keeps the others", async () => {
  const path = aTemporaryFolder();
  const first = await openDataFolder(path);
  await first.release();
  const { reader_key: _, ...earlier } = first.secrets;
  writeFileSync(first.keysFile, JSON.stringify(earlier));
  const second = await openDataFolder(path);
  await second.release();
  expect(second.secrets).toEqual({ ...earlier, reader_key: expect.stringMatching(/^ffr_[\w-]{43}$/) });
  expect(JSON.parse(readFileSync(first.keysFile, "utf8"))).toEqual(second.secrets);
  expect(statSync(first.keysFile).mode & 0o777).toBe(0o600);
});

test.each([
  ["{", /keys\.json is damaged: it is not JSON$/],
  ["", /keys\.json is damaged: it is not JSON$/],
  [
    '{"browser_key": "secrét"}',
    /keys\.json is damaged: browser_key: must be 20 to 200 letters, digits, - or _, which this is not; server_key: /,
  ],
])("damaged secrets (%s) are told in one sentence, and the folder is let go", async (text, message) => {
  const path = aTemporaryFolder();
  writeFileSync(join(path, "keys.json"), text);
  await expect(openDataFolder(path)).rejects.toThrow(StartupError);
  await expect(openDataFolder(path)).rejects.toThrow(message);
  expect(readdirSync(path)).toEqual(["keys.json"]);
});

test("data without its secrets is refused: a log sent again would count twice", async () => {
  const path = aTemporaryFolder();
  mkdirSync(join(path, "raw"));
  await expect(openDataFolder(path)).rejects.toThrow(
    /keys\.json is gone, .+ put it back, or choose another folder/,
  );
  expect(readdirSync(path)).toEqual(["raw"]);
});

test.each(["999999999", "", "no number", "-1"])(
  "a lock that names no running process (%j) is taken over",
  async (owner) => {
    const path = aTemporaryFolder();
    writeFileSync(join(path, "in-use-by.pid"), owner);
    const folder = await openDataFolder(path);
    await folder.release();
    expect(readdirSync(path)).toEqual(["keys.json"]);
  },
);

test("of many processes that find a stale lock, one gets the folder", async () => {
  const path = aTemporaryFolder();
  await (await openDataFolder(path)).release();
  writeFileSync(join(path, "in-use-by.pid"), "999999999");
  const script = `
    require("tsx/cjs");
    const { openDataFolder } = require("./local/dataFolder");
    openDataFolder(${JSON.stringify(path)}).then(
      () => { console.log("mine"); setTimeout(() => {}, 60000); },
      (error) => console.log(error.message.includes("is in use by process") ? "taken" : error.stack),
    );`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["-e", script], {
      cwd: join(__dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  const answers = await Promise.all(
    children.map(
      (child) =>
        new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(`${data}`.trim()))),
    ),
  );
  for (const child of children) child.kill("SIGKILL");
  expect(answers.sort()).toEqual(["mine", "taken", "taken", "taken"]);
}, 30_000);
