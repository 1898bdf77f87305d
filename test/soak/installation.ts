import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { DeliveryMode } from "../../local/functions";
import { type FootfallProcess, startFootfall } from "../local/footfallProcess";
import type { Address } from "./client";
import { type KillMoment, killMoment } from "./killMoment";

export interface InstallationOptions {
  readonly folder: string;
  /** Simulated by every start: the same event, so that a start has something to send. */
  readonly simulatedDay: string;
  readonly delivery: DeliveryMode;
}

/** A data folder with, at times, a server on it. */
export interface Installation {
  readonly folder: string;
  /** Undefined while nothing serves. */
  address(): Address | undefined;
  /** How far its clock is ahead of the machine's. */
  aheadMs: number;
  usualStartMs(): number;
  /** Starts it; resolves once it serves. */
  start(): Promise<void>;
  /** Starts it, and kills it before it serves, or just then. */
  startAndKill(moment: KillMoment): Promise<void>;
  kill(): Promise<void>;
  /** Asks it to end, as a person would. */
  stop(): Promise<void>;
  readonly figures: Readonly<InstallationFigures>;
  /** What the processes said that they should not. */
  readonly violations: readonly string[];
}

export interface InstallationFigures {
  starts: number;
  /** Milliseconds from each start until it served, compaction of what was there included. */
  readonly startsMs: number[];
  kills: number;
  /** Puts that kills left half done. */
  putsCutShort: number;
  /** The most memory that a process had. */
  peakBytes: number;
}

const firstStartMs = 2_500;
const longestStartMs = 60_000;
const longestStopMs = 20_000;

export const installation = ({ folder, simulatedDay, delivery }: InstallationOptions): Installation => {
  let run: FootfallProcess | undefined;
  let address: Address | undefined;
  let usualStartMs = firstStartMs;
  const figures: InstallationFigures = { starts: 0, startsMs: [], kills: 0, putsCutShort: 0, peakBytes: 0 };
  const violations: string[] = [];

  const begin = (): FootfallProcess => {
    figures.starts += 1;
    const simulation = ["--simulate", "1", "--date", simulatedDay];
    run = startFootfall(["--data", folder, "--port", "0", "--delivery", delivery, ...simulation], {
      preload: join(__dirname, "beforeLocal.ts"),
      environment: { SOAK_CLOCK_AHEAD_MS: String(self.aheadMs) },
    });
    return run;
  };

  const end = async (process: FootfallProcess): Promise<number | null> => {
    const code = await process.ended;
    address = undefined;
    run = undefined;
    violations.push(...wrongOutput(process));
    return code;
  };

  const self: Installation = {
    folder,
    aheadMs: 0,
    figures,
    violations,
    address: () => address,
    usualStartMs: () => usualStartMs,

    start: async () => {
      const process = begin();
      const startedAtMs = performance.now();
      const late = pause(longestStartMs, "late" as const, { ref: false });
      if ((await Promise.race([process.said("the start page"), late])) === "late")
        throw new Error(`does not serve after ${longestStartMs} ms:\n${process.stdout()}${process.stderr()}`);
      const tookMs = performance.now() - startedAtMs;
      figures.startsMs.push(tookMs);
      usualStartMs = (usualStartMs + tookMs) / 2;
      address = addressOf(folder, process);
    },

    startAndKill: async (moment) => {
      begin();
      await killMoment(folder, moment, usualStartMs);
      await self.kill();
    },

    kill: async () => {
      if (run === undefined) return;
      if (run.child.exitCode !== null) violations.push(`ended by itself, with code ${run.child.exitCode}`);
      figures.kills += 1;
      figures.peakBytes = Math.max(figures.peakBytes, peakBytesOf(run.child.pid));
      run.kill();
      await end(run);
      figures.putsCutShort += halfDonePuts(folder);
    },

    stop: async () => {
      if (run === undefined) return;
      const process = run;
      figures.peakBytes = Math.max(figures.peakBytes, peakBytesOf(process.child.pid));
      process.child.kill("SIGTERM");
      const late = pause(longestStopMs, "late" as const, { ref: false });
      if ((await Promise.race([process.ended, late])) === "late") {
        violations.push(`does not end ${longestStopMs} ms after SIGTERM`);
        process.kill();
      }
      const code = await end(process);
      if (code !== 0) violations.push(`ended with code ${code} after SIGTERM`);
    },
  };
  return self;
};

const addressOf = (folder: string, process: FootfallProcess): Address => {
  const url = /POST (http:\/\/127\.0\.0\.1:\d+)\/v1\/events/.exec(process.stdout())?.[1];
  if (url === undefined) throw new Error(`serves, but does not say where:\n${process.stdout()}`);
  const keys = JSON.parse(readFileSync(join(folder, "keys.json"), "utf8"));
  return { url, serverKey: keys.server_key, browserKey: keys.browser_key };
};

/** Whatever it says of a failure, and all of its standard error. */
const wrongOutput = (process: FootfallProcess): readonly string[] => {
  const lines = process
    .stdout()
    .split("\n")
    .filter((line) => /fail|error/i.test(line));
  const errors = process.stderr() === "" ? [] : [process.stderr()];
  return [...lines, ...errors].map((text) => `the server said: ${text.slice(0, 2_000)}`);
};

const halfDonePuts = (folder: string): number =>
  ["raw", "lake"]
    .map((store) => join(folder, store, ".incoming"))
    .reduce((sum, incoming) => sum + (existsSync(incoming) ? readdirSync(incoming).length : 0), 0);

/** The most memory that a process has had resident; 0 where the system does not say. */
const peakBytesOf = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return 1_024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
};
