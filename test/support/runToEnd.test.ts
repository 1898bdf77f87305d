import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { runToEnd } from "./runToEnd";

const run = (script: string, deadlineMs = 10_000, cwd = aTemporaryFolder()) =>
  runToEnd(process.execPath, ["-e", script], { cwd, env: { PATH: process.env["PATH"] }, deadlineMs });

test("a program that ends tells its code and what it said", async () => {
  expect(await run("console.log('out'); console.error('err'); process.exitCode = 3")).toEqual({
    code: 3,
    stdout: "out\n",
    stderr: "err\n",
  });
});

test("past its deadline a program is stopped, and what it said is told", async () => {
  await expect(run("console.log('begun'); setInterval(() => {}, 1000)", 500)).rejects.toThrow(
    /stopped after 0\.5 s.*begun/s,
  );
});

test("what it started is stopped with it, even if it does not listen", async () => {
  const folder = aTemporaryFolder();
  const sign = join(folder, "sign-of-life");
  const child = `process.on("SIGTERM", () => {}); setInterval(() => require("node:fs").appendFileSync(${JSON.stringify(sign)}, "."), 10)`;
  const parent = `
    require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" });
    process.on("SIGTERM", () => {});`;
  await expect(run(parent, 1_000, folder)).rejects.toThrow(/SIGKILL/);
  const signs = statSync(sign).size;
  await pause(200);
  expect([statSync(sign).size, signs > 0]).toEqual([signs, true]);
}, 20_000);

test("a program that cannot be started is an error", async () => {
  const options = { cwd: aTemporaryFolder(), env: {}, deadlineMs: 1_000 };
  await expect(runToEnd("no-such-program", [], options)).rejects.toThrow("ENOENT");
});
