import { readFileSync } from "node:fs";
import type { Measurement, Run } from "./work";

/** What a measuring process is told, as JSON in its first argument. */
export interface RunOrder {
  readonly input: unknown;
  readonly options: unknown;
}

/** Runs a variant in this process, and prints what was measured as the last line of its output. */
export const measuredRun = async (run: Run): Promise<void> => {
  const { input, options } = JSON.parse(process.argv[2] ?? "{}") as RunOrder;
  let part = { cpuSeconds: Number.NaN, wallSeconds: Number.NaN };
  const counts = await run(input, options, async (measured) => {
    const [cpuBefore, wallBefore] = [cpuSeconds(), performance.now()];
    const result = await measured();
    part = { cpuSeconds: cpuSeconds() - cpuBefore, wallSeconds: (performance.now() - wallBefore) / 1000 };
    return result;
  });
  const whole = { cpuSeconds: cpuSeconds(), wallSeconds: performance.now() / 1000 };
  const measurement: Measurement = {
    ...counts,
    ...(Number.isNaN(part.cpuSeconds) ? whole : part),
    peakBytes: peakBytes(),
  };
  process.stdout.write(`\n${JSON.stringify(measurement)}\n`);
};

const cpuSeconds = (): number => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
};

/**
 * The most that was resident since this program began. Where Linux tells it by process, that is taken: `maxRSS` is never less there than what the
 * parent had when it started this one.
 */
const peakBytes = (): number => {
  const { maxRSS } = process.resourceUsage();
  if (process.platform !== "linux") return maxRSS * 1024;
  const told = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return (told === undefined ? maxRSS : Number(told)) * 1024;
};
