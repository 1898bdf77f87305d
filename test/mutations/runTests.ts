import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as t from "io-ts";
import { decode } from "../../pipeline/event/decode";
import { runToEnd } from "../support/runToEnd";
import type { NamedTest } from "./mutation";
import type { ScratchCopy } from "./scratchCopies";

/** What became of tests. */
export interface TestRun {
  readonly passed: readonly NamedTest[];
  readonly failed: readonly (NamedTest & { readonly messages: readonly string[] })[];
  /** Suites that came to no test: a module that cannot be loaded, not a test that fails. */
  readonly unloadable: readonly { readonly file: string; readonly message: string }[];
}

export interface RunTestsOptions {
  /** When the run is taken for one that hangs. */
  readonly deadlineMs: number;
  readonly workers?: number;
}

/** Runs the tests of these titles, and no others of their suites, in a copy. Rejects where they do not end. */
export const runTests = async (
  { folder, temporary, cache }: ScratchCopy,
  tests: readonly NamedTest[],
  { deadlineMs, workers = 1 }: RunTestsOptions,
): Promise<TestRun> => {
  const report = join(temporary, `${randomUUID()}.json`);
  const titles = [...new Set(tests.map(({ title }) => title))].map(escaped).join("|");
  const { stderr } = await runToEnd(
    process.execPath,
    [
      join(folder, "node_modules/jest/bin/jest.js"),
      ...["--ci", "--silent", "--json", `--outputFile=${report}`, `--cacheDirectory=${cache}`],
      ...(workers === 1 ? ["--runInBand"] : [`--maxWorkers=${workers}`]),
      ...[`--testNamePattern=${titles}`, "--runTestsByPath", ...new Set(tests.map(({ file }) => file))],
    ],
    { cwd: folder, env: { ...process.env, TMPDIR: temporary }, deadlineMs },
  );
  return readReport(folder, report, stderr);
};

const escaped = (title: string): string => title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

const Report = t.type({
  testResults: t.array(
    t.type({
      name: t.string,
      message: t.string,
      assertionResults: t.array(
        t.type({ status: t.string, fullName: t.string, failureMessages: t.array(t.string) }),
      ),
    }),
  ),
});

const readReport = (folder: string, path: string, said: string): TestRun => {
  const decoded = decode(Report, reportIn(path, said));
  if (decoded.kind === "invalid") throw new Error(`Jest's report: ${decoded.errors.join("; ")}`);
  const passed: TestRun["passed"][number][] = [];
  const failed: TestRun["failed"][number][] = [];
  const unloadable: TestRun["unloadable"][number][] = [];
  for (const { name, message, assertionResults } of decoded.value.testResults) {
    const file = name.slice(folder.length + 1);
    if (assertionResults.length === 0) unloadable.push({ file, message });
    for (const { status, fullName: title, failureMessages: messages } of assertionResults) {
      if (status === "passed") passed.push({ file, title });
      if (status === "failed") failed.push({ file, title, messages });
    }
  }
  return { passed, failed, unloadable };
};

const reportIn = (path: string, said: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new Error(`Jest left no report, having said:\n${said.slice(-2000)}`);
  }
};
