import { randomUUID } from "node:crypto";
import { networkInterfaces } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseRawKey } from "../pipeline/raw/rawKey";
import { folderSqlEngine } from "../pipeline/reports/folderSqlEngine.duckdb";
import type { ObjectStore } from "../pipeline/storage/objectStore";
import { dirObjectStore } from "../pipeline/storage/objectStore.dir";
import { compactor } from "./compactor";
import { countQueue } from "./countQueue";
import { type DataFolder, openDataFolder } from "./dataFolder";
import { sendRecords } from "./demo/sendRecords";
import { type EmbeddedDynamodb, embeddedDynamodb } from "./embeddedDynamodb";
import { type Functions, loadFunctions, metricsTable } from "./functions";
import { lanAddresses } from "./lanAddresses";
import type { Local, Surroundings } from "./local";
import { keepLocalKeys } from "./localKeys";
import type { Options } from "./options";
import { packQueue } from "./packQueue";
import { qrText } from "./pages/qrText";
import { servedPages } from "./pages/servedPages";
import { reportText } from "./reportText";
import { sendAccessLog } from "./sendAccessLog";
import { sendSimulation } from "./sendSimulation";
import { startServer } from "./server";
import { servingText } from "./servingText";
import { StartupError } from "./startupError";
import { readUnfinishedSimulation, type Simulation } from "./unfinishedSimulation";

/** Eight weeks of guests, so that the last four can be compared, where nobody asked for anything. */
const defaultSimulation = { days: 56, events: 30_000 };

/** The main job on one machine: boot, send, compact, report, serve until aborted. */
export const start = async (options: Options, around: Surroundings): Promise<void> => {
  const simulatedDay = options.date ?? dayBefore(around.now());
  if (simulatedDay >= today(around.now()))
    throw new StartupError(`--date ${simulatedDay} is not over yet: events cannot come from the future`);

  const folder = await openDataFolder(options.data);
  try {
    // the database starts while the functions are loaded
    const rateTable = `rates-${around.now()}`;
    const [dynamodb, functions] = await Promise.all([
      openMetrics(folder, rateTable),
      loadFunctions(folder, rateTable, options.delivery),
      keepLocalKeys(folder, around.now),
    ]);
    try {
      const local = await boot(options, folder, functions, around);
      try {
        // what an earlier start acknowledged and did not come to
        await local.packing.flush();
        local.packing.begin();
        await work(options, local, simulatedDay, around);
        if (!around.signal.aborted) await local.sweep();
        local.counting.begin();
        if (!options.once && !around.signal.aborted) await serve(options, local, around);
      } finally {
        await local.server.close();
        await local.packing.flush();
        await local.packing.end();
        await local.counting.end();
      }
    } finally {
      await dynamodb.close();
    }
  } finally {
    await folder.release();
  }
};

const openMetrics = async ({ metricsFolder }: DataFolder, rateTable: string): Promise<EmbeddedDynamodb> => {
  try {
    return await embeddedDynamodb({
      folder: metricsFolder,
      table: metricsTable,
      scratchTable: rateTable,
      onFailure: ({ message }) =>
        process.stderr.write(`${metricsFolder}: nothing is counted until the next start: ${message}\n`),
    });
  } catch (error) {
    throw new StartupError(`the metrics in ${metricsFolder} cannot be opened: ${(error as Error).message}`);
  }
};

const boot = async (
  options: Options,
  folder: DataFolder,
  functions: Functions,
  around: Surroundings,
): Promise<Local> => {
  const counting = countQueue(functions.count, folder.rawFolder);
  const raw = dirObjectStore({ folder: folder.rawFolder, bucket: "raw" });
  const engine = await folderSqlEngine(folder);
  const packing = packQueue(functions.pack, folder.queueFolder);
  const compactNew = compactor(functions, raw, around, packing.flush);
  const report = async (): Promise<string> => {
    await compactNew();
    return reportText(engine, undefined);
  };
  const url = (): string => server.url;
  const lanUrl = (): string | undefined => (options.lan ? urlInLan(url()) : undefined);
  const { keysFile, secrets } = folder;
  const server = await startServer({
    ingest: functions.ingest,
    query: functions.query,
    port: options.port,
    ...(options.lan ? { lan: { addresses: ownAddresses } } : {}),
    ...servedPages({
      url,
      lanUrl,
      keysFile,
      secrets,
      report,
      // esbuild is loaded for who opens a page
      bundle: async (pages) => (await import("../dashboard/build/bundlePages")).bundlePages(pages),
      send: sendRecords(() => ({ url: url(), key: secrets.server_key })),
      now: around.now,
      newId: randomUUID,
    }),
  });
  return {
    folder,
    compactNew,
    rollUp: softly(functions.rollUp, around),
    sweep: softly(functions.sweep, around),
    checkQuality: softly(() => functions.quality({}), around),
    counting,
    packing,
    engine,
    raw,
    server,
    lanUrl,
  };
};

const ownAddresses = (): readonly string[] => lanAddresses(networkInterfaces());

const urlInLan = (url: string): string | undefined => {
  const [address] = ownAddresses();
  return address === undefined ? undefined : url.replace("127.0.0.1", address);
};

const work = async (
  options: Options,
  local: Local,
  simulatedDay: string,
  around: Surroundings,
): Promise<void> => {
  const { output, signal } = around;
  if (options.accessLog !== undefined)
    await sendAccessLog({ local, around, file: options.accessLog, siteId: options.site });
  else {
    const simulation = await wantedSimulation(options, local, simulatedDay);
    if (simulation !== undefined) await sendSimulation({ local, around, ...simulation });
    else output.write(`Found the data of earlier starts in ${local.folder.path}\n`);
  }
  if (signal.aborted) return;

  await local.compactNew();
  if (signal.aborted) return;
  const siteId = options.accessLog === undefined ? undefined : options.site;
  output.write(`\n${await readReport(local, siteId)}\n`);
};

const readReport = async ({ engine, folder }: Local, siteId: string | undefined): Promise<string> => {
  try {
    return await reportText(engine, siteId);
  } catch (error) {
    const [firstLine] = (error as Error).message.split("\n");
    throw new StartupError(`the lake in ${folder.path} cannot be read: ${firstLine}`);
  }
};

/** What is asked for; else what an earlier start could not finish; else, where there is nothing yet, eight weeks. */
const wantedSimulation = async (
  { simulate, days, seed }: Options,
  { folder, raw }: Local,
  day: string,
): Promise<Simulation | undefined> => {
  if (simulate !== undefined) return { seed, day, days: days ?? 1, events: simulate };
  const unfinished = await readUnfinishedSimulation(folder.path);
  if (unfinished !== undefined) return unfinished;
  return (await isEmpty(raw))
    ? { seed, day, ...defaultSimulation, ...(days === undefined ? {} : { days }) }
    : undefined;
};

/** Looks no further than the first batch. */
const isEmpty = async (store: ObjectStore): Promise<boolean> => {
  for await (const { key } of store.list("raw/events/")) if (parseRawKey(key) !== undefined) return false;
  return true;
};

/** A daily task. One that fails is told, and tried again a day later. */
const softly =
  (task: () => Promise<unknown>, { output }: Surroundings): (() => Promise<void>) =>
  async () => {
    try {
      await task();
    } catch (error) {
      output.write(`${(error as Error).message}\n`);
    }
  };

/** Serves until aborted; compacts every hour once it is over, rolls closed days up, sweeps and checks the data every day, as the schedules do. */
const serve = async ({ lan }: Options, local: Local, around: Surroundings): Promise<void> => {
  const { isTTY, columns = 80 } = around.output;
  around.output.write(
    servingText({
      url: local.server.url,
      isForLan: lan,
      lanUrl: local.lanUrl(),
      keysFile: local.folder.keysFile,
      qrOf: (address) => (isTTY ? qrText(address, columns) : undefined),
    }),
  );
  await local.checkQuality();
  const hourMs = 3_600_000;
  const afterCloseMs = 5 * 60_000;
  for (let hours = 1; !around.signal.aborted; hours++) {
    const waitMs = hourMs - ((around.now() - afterCloseMs) % hourMs);
    try {
      await pause(waitMs, undefined, { signal: around.signal });
    } catch {
      break;
    }
    await local.compactNew();
    if (hours % 24 !== 0) continue;
    await local.rollUp();
    await local.sweep();
    await local.checkQuality();
  }
};

const today = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 10);

const dayBefore = (nowMs: number): string => today(nowMs - 24 * 3_600_000);
