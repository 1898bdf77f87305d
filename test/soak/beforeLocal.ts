/**
 * Runs in the process under test before local/main.ts: moves its clock ahead, so that hours go by between two starts,
 * and ends it when whoever started it is gone, however that came about.
 */
const aheadMs = Number(process.env["SOAK_CLOCK_AHEAD_MS"] ?? 0);
const machineNow = Date.now;
Date.now = () => machineNow() + aheadMs;

process.stdin.on("close", () => process.exit(1));
process.stdin.resume();
