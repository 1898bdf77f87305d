import { setTimeout as pause } from "node:timers/promises";
import { listDataFiles } from "../pipeline/lake/listDataFiles";
import type { Hour } from "../pipeline/raw/rawKey";
import { hourOf } from "../pipeline/raw/rawKey";
import { duckdbSqlEngine } from "../pipeline/reports/sqlEngine.duckdb";
import { dirObjectStore, pathOf } from "../pipeline/storage/objectStore.dir";
import { type DataFolder, openDataFolder } from "./dataFolder";
import { loadFunctions } from "./functions";
import type { Local, Surroundings } from "./local";
import type { Options } from "./options";
import { type ProgressOutput, progress } from "./progress";
import { rawHours } from "./rawHours";
import { reportText } from "./reportText";
import { sendAccessLog } from "./sendAccessLog";
import { sendSimulation } from "./sendSimulation";
import { startServer } from "./server";
import { startPage } from "./startPage";
import { StartupError } from "./startupError";

/** A day's worth of guests, where nobody asked for another number. */
const defaultEvents = 20_000;

/** The main job on one machine: boot, send, compact, report, serve until aborted. */
export const start = async (options: Options, around: Surroundings): Promise<void> => {
  const simulatedDay = options.date ?? dayBefore(around.now());
  if (simulatedDay >= today(around.now()))
    throw new StartupError(`--date ${simulatedDay} is not over yet: events cannot come from the future`);

  const folder = await openDataFolder(options.data);
  try {
    const local = await boot(options, folder, around);
    try {
      await work(options, local, simulatedDay, around);
      if (!options.once) await serve(local, around);
    } finally {
      await local.server.close();
    }
  } finally {
    await folder.release();
  }
};

const boot = async (options: Options, folder: DataFolder, around: Surroundings): Promise<Local> => {
  const functions = await loadFunctions(folder);
  const raw = dirObjectStore({ folder: folder.rawFolder, bucket: "raw" });
  const lake = dirObjectStore({ folder: folder.lakeFolder, bucket: "lake" });
  const engine = await duckdbSqlEngine(async () =>
    (await listDataFiles(lake, "events")).map((key) => pathOf(folder.lakeFolder, key)),
  );
  const report = oneAtATime(async () => {
    await compactHour(local, hourOf(around.now()), around.output);
    return reportText(engine, undefined);
  });
  const server = await startServer({
    ingest: functions.ingest,
    port: options.port,
    pages: {
      "/": async () => ({
        type: "text/html; charset=utf-8",
        text: startPage({ url: server.url, keysFile: folder.keysFile, report: await report() }),
      }),
      "/report": async () => ({ type: "text/plain; charset=utf-8", text: await report() }),
    },
  });
  const local: Local = { folder, functions, engine, raw, server };
  return local;
};

/** Runs a task for whoever asks, one after the other. */
const oneAtATime = <A>(task: () => Promise<A>): (() => Promise<A>) => {
  let turn: Promise<unknown> = Promise.resolve();
  return () => {
    const mine = turn.then(task, task);
    turn = mine.catch(() => undefined);
    return mine;
  };
};

const work = async (
  options: Options,
  local: Local,
  simulatedDay: string,
  around: Surroundings,
): Promise<void> => {
  const { output } = around;
  const found = await rawHours(local.raw);
  const wanted = options.simulate ?? (found.length === 0 ? defaultEvents : undefined);

  if (options.accessLog !== undefined)
    await sendAccessLog({ local, around, file: options.accessLog, siteId: options.site });
  else if (wanted !== undefined)
    await sendSimulation({ local, around, seed: options.seed, day: simulatedDay, events: wanted });
  else output.write(`Found the data of earlier starts in ${local.folder.path}\n`);
  if (around.signal.aborted) return;

  await compactAll(local, around);
  if (around.signal.aborted) return;
  output.write(
    `\n${await reportText(local.engine, options.accessLog === undefined ? undefined : options.site)}\n`,
  );
};

/** Compacts every hour that has raw objects; those that are compacted already cost a look. */
const compactAll = async (local: Local, around: Surroundings): Promise<void> => {
  const hours = await rawHours(local.raw);
  const startedAtMs = around.now();
  const bar = progress(around.output, around.now, "Compacting", hours.length > 1 ? hours.length : undefined);
  for (const [done, hour] of hours.entries()) {
    if (around.signal.aborted) break;
    const show = () => bar.update(done, `${hour} · ${Math.round((around.now() - startedAtMs) / 1000)} s`);
    const ticking = setInterval(show, 200);
    try {
      await compactHour(local, hour, around.output);
    } finally {
      clearInterval(ticking);
    }
  }
  bar.end();
};

/** An hour that cannot be compacted hinders no other, and not the report: it shows what was there before. */
const compactHour = async (local: Local, hour: Hour, output: ProgressOutput): Promise<void> => {
  try {
    await local.functions.compact({ hour });
  } catch (error) {
    output.write(`${(error as Error).message}; ${local.folder.logFile} says why\n`);
  }
};

/** Serves until aborted, and compacts every hour once it is over, as the schedule does. */
const serve = async (local: Local, around: Surroundings): Promise<void> => {
  const { url } = local.server;
  around.output.write(
    [
      `Serving on this machine until Ctrl-C:`,
      `  POST ${url}/v1/events   takes events; keys in ${local.folder.keysFile}`,
      `  GET  ${url}/report      the report as text, with whatever has come in`,
      `  open ${url}/            the start page`,
      "",
    ].join("\n"),
  );
  const hourMs = 3_600_000;
  const afterCloseMs = 5 * 60_000;
  while (!around.signal.aborted) {
    const waitMs = hourMs - ((around.now() - afterCloseMs) % hourMs);
    try {
      await pause(waitMs, undefined, { signal: around.signal });
    } catch {
      break;
    }
    await local.functions.compact({}).catch((error: Error) => {
      around.output.write(`${error.message}; ${local.folder.logFile} says why\n`);
    });
  }
};

const today = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 10);

const dayBefore = (nowMs: number): string => today(nowMs - 24 * 3_600_000);
