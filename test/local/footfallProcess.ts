import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** `npm start -- …` as a process of its own, with what it has said so far. */
export interface FootfallProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves once standard output holds the text; rejects when the process ends before. */
  said(text: string): Promise<void>;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

/** Without `input` its standard input stays open and silent. */
export const startFootfall = (args: readonly string[], input?: string): FootfallProcess => {
  const child = spawn(process.execPath, ["--import", "tsx", "local/main.ts", ...args], {
    cwd: root,
    stdio: "pipe",
  });
  const killWithMe = () => child.kill("SIGKILL");
  process.once("exit", killWithMe);
  child.once("close", () => process.off("exit", killWithMe));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => undefined);
  if (input !== undefined) child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (stdout.includes(text)) resolve();
        };
        child.stdout.on("data", look);
        child.once("close", () =>
          reject(new Error(`ended without saying ${JSON.stringify(text)}:\n${stdout}${stderr}`)),
        );
        look();
      }),
  };
};

/** Runs to the end. */
export const footfall = async (
  args: readonly string[],
  input?: string,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> => {
  const run = startFootfall(args, input);
  const code = await run.ended;
  return { code, stdout: run.stdout(), stderr: run.stderr() };
};
