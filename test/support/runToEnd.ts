import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** When it is stopped, and the run fails. */
  readonly deadlineMs: number;
}

/** A process that ended by itself. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, whatever its exit code. Past its deadline, or when this process is told to stop, it and
 * all that it started are terminated, then killed.
 */
export const runToEnd = async (
  command: string,
  args: readonly string[],
  { cwd, env, deadlineMs }: RunOptions,
): Promise<Ended> => {
  const child = spawn(command, [...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const stdout = gathered(child.stdout);
  const stderr = gathered(child.stderr);
  running.add(child);
  const timer = new AbortController();
  const late = pause(deadlineMs, "late" as const, { signal: timer.signal }).catch(() => "ended" as const);
  try {
    const ended = once(child, "close");
    if ((await Promise.race([ended, late])) !== "late" && child.exitCode !== null)
      return { code: child.exitCode, stdout: stdout(), stderr: stderr() };
    await stopGroup(child);
  } finally {
    timer.abort();
    running.delete(child);
  }
  throw new Error(
    `${command} ${args.join(" ")}: stopped after ${deadlineMs / 1000} s or by a signal (${child.signalCode}), having said:\n${`${stdout()}\n${stderr()}`.slice(-4000)}`,
  );
};

/** Stops every process that is still running: for the end of a run that was interrupted. */
export const stopAll = async (): Promise<void> => {
  await Promise.all([...running].map(stopGroup));
};

const running = new Set<ChildProcess>();

/** Terraform's providers are children of their own: the signal goes to the whole group. */
const stopGroup = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  signalGroup(child, "SIGTERM");
  const timer = new AbortController();
  const grace = pause(stopGraceMs, "late" as const, { signal: timer.signal }).catch(() => "ended" as const);
  if ((await Promise.race([ended, grace])) === "late") signalGroup(child, "SIGKILL");
  timer.abort();
  await ended;
};

const stopGraceMs = 3_000;

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    // it ended in between
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
};

const gathered = (stream: NodeJS.ReadableStream | null): (() => string) => {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
};
