import { join } from "node:path";
import { runToEnd } from "../support/runToEnd";

const fuzz = (...args: readonly string[]) =>
  runToEnd(
    process.execPath,
    ["--no-warnings", "--expose-gc", "--import", "tsx", "test/badInput/main.ts", ...args],
    {
      cwd: join(__dirname, "../.."),
      env: process.env,
      deadlineMs: 120_000,
    },
  );

test("a short run prints its seed, its families with their answers, its figures and no failures", async () => {
  const { code, stdout, stderr } = await fuzz("--seed", "7", "--requests", "60");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^seed 7: 60 requests, 1 hours of bad raw objects, 6 questions, 2 connections\n/);
  expect(stdout).toMatch(/\nmutations +\d+ {3}(\d{3} \d+(, )?)+\n/);
  expect(stdout).toMatch(
    /\n60 requests in \d+ s, \d+\.\d a second\nmemory held: \d+\.\d MB after a quarter, /,
  );
  expect(stdout).toMatch(/\n0 failures\n$/);
}, 120_000);

test("one request can be done again, and is shown", async () => {
  const { code, stdout } = await fuzz("--seed", "7", "--only", "11");
  expect(code).toBe(0);
  expect(JSON.parse(stdout.slice(0, stdout.indexOf("\n}\n") + 2))).toMatchObject({
    rawPath: expect.any(String),
  });
}, 120_000);

test("an unknown option is one sentence, and exit code 2", async () => {
  const { code, stdout, stderr } = await fuzz("--frobnicate");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe("fuzz: Unknown option '--frobnicate'; npm run fuzz -- --help lists the options\n");
}, 120_000);
