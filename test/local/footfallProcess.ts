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
  /** Kills it on the spot, with whatever it has started. */
  kill(): void;
}

export interface FootfallOptions {
  /** Without it standard input stays open and silent. */
  readonly input?: string;
  /** A module that is loaded before it. */
  readonly preload?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts it; it is killed when this process ends. */
export const startFootfall = (
  args: readonly string[],
  { input, preload, environment }: FootfallOptions = {},
): FootfallProcess => {
  const loaded = ["tsx", ...(preload === undefined ? [] : [preload])].flatMap((name) => ["--import", name]);
  const child = spawn(process.execPath, [...loaded, "local/main.ts", ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: "pipe",
    // a group of its own
    detached: true,
  });
  const kill = () => killGroup(child);
  process.once("exit", kill);
  child.once("close", () => process.off("exit", kill));
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
    kill,
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
  const run = startFootfall(args, input === undefined ? {} : { input });
  const code = await run.ended;
  return { code, stdout: run.stdout(), stderr: run.stderr() };
};

const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch (error) {
    // it has ended
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};
