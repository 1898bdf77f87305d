import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as t from "io-ts";
import { decode, unquoted } from "../pipeline/event/decode";
import { isJsonObject, text } from "../pipeline/event/fieldType";
import { parseJson } from "../pipeline/event/parseJson";
import { newKey } from "../pipeline/keys/issueKey";
import { isMissing, linkIfAbsent, statOf } from "../pipeline/storage/objectFile.dir";
import { dropUnfinishedPuts } from "../pipeline/storage/objectStore.dir";
import { StartupError } from "./startupError";

const secret = text({
  maxLength: 200,
  pattern: { regex: /^[\w-]{20,200}$/, rule: "20 to 200 letters, digits, - or _" },
});

/** The secrets of one local installation. They never leave its folder but in requests to itself. */
const Secrets = unquoted(
  t.readonly(
    t.strict(
      {
        /** May be put into a page: clickstream only. */
        browser_key: secret.codec,
        /** For back ends, importers and the simulation. */
        server_key: secret.codec,
        /** For those who read reports and metrics. */
        reader_key: secret.codec,
        /** Keys the hash that stands for a log's visitors. */
        visitor_secret: secret.codec,
      },
      "an object of keys",
    ),
  ),
);
export type Secrets = t.TypeOf<typeof Secrets>;

/** Where everything local is kept. */
export interface DataFolder {
  readonly path: string;
  readonly rawFolder: string;
  /** Batches that wait for the packer, where delivery is buffered. */
  readonly queueFolder: string;
  readonly lakeFolder: string;
  readonly metricsFolder: string;
  /** Answers that are given again, and the results of quality runs. */
  readonly resultsFolder: string;
  /** The keys that the local mode itself uses, in plain text. */
  readonly keysFile: string;
  /** The records of all keys, as `npm run keys` makes them. */
  readonly keysFolder: string;
  readonly logFile: string;
  readonly secrets: Secrets;
  /** Lets another process have the folder. */
  release(): Promise<void>;
}

/** Makes or opens a data folder for this process alone. */
export const openDataFolder = async (folder: string): Promise<DataFolder> => {
  const path = resolve(folder);
  let release: (() => Promise<void>) | undefined;
  try {
    await mkdir(path, { recursive: true });
    release = await lock(path);
    const keysFile = join(path, "keys.json");
    const [rawFolder, queueFolder, lakeFolder, resultsFolder] = ["raw", "queue", "lake", "results"].map(
      (name) => join(path, name),
    ) as [string, string, string, string];
    await Promise.all([rawFolder, queueFolder, lakeFolder, resultsFolder].map(dropUnfinishedPuts));
    return {
      path,
      rawFolder,
      queueFolder,
      lakeFolder,
      metricsFolder: join(path, "metrics"),
      resultsFolder,
      keysFile,
      keysFolder: keysFolderOf(path),
      logFile: join(path, "footfall.log"),
      secrets: await readOrMakeSecrets(keysFile, rawFolder),
      release,
    };
  } catch (error) {
    await release?.();
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${path} cannot be used for data: ${(error as Error).message}`);
  }
};

/** Where a data folder has the records of its keys. */
export const keysFolderOf = (path: string): string => join(resolve(path), "keys");

/**
 * A file that names the process using the folder. It appears whole, by a link to a file written before. One that
 * names a process long gone is moved out of the way, by whoever is first.
 */
const lock = async (path: string): Promise<() => Promise<void>> => {
  const file = join(path, "in-use-by.pid");
  const mine = `${file}.${process.pid}`;
  try {
    await writeFile(mine, String(process.pid));
    while (!(await linkIfAbsent(mine, file))) await moveAwayIfStale(path, file);
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(file, { force: true });
};

const moveAwayIfStale = async (path: string, file: string): Promise<void> => {
  const owner = await readIfThere(file);
  if (owner === undefined) return;
  if (Number(owner) !== process.pid && isRunning(Number(owner)))
    throw new StartupError(
      `${path} is in use by process ${owner}: stop it, or choose another folder with --data ` +
        `(if that is no Footfall, delete ${file})`,
    );
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  // another process may have taken the folder between the look and the move: it gets its lock back
  if ((await readIfThere(aside)) !== owner) await linkIfAbsent(aside, file);
  await rm(aside, { force: true });
};

const isRunning = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const readOrMakeSecrets = async (file: string, rawFolder: string): Promise<Secrets> => {
  const json = await readIfThere(file);
  if (json === undefined) {
    if ((await statOf(rawFolder)) !== undefined)
      throw new StartupError(
        `${file} is gone, and with it what names a log's visitors and events: a log sent again would count twice; ` +
          "put it back, or choose another folder with --data",
      );
    const secrets: Secrets = {
      browser_key: newKey("browser", randomBytes),
      server_key: newKey("server", randomBytes),
      reader_key: newKey("reader", randomBytes),
      visitor_secret: randomBytes(32).toString("base64url"),
    };
    await writeSecrets(file, secrets);
    return secrets;
  }
  const parsed = parseJson(json, "it is not JSON");
  const hadReader = parsed.kind === "valid" && isJsonObject(parsed.value) && "reader_key" in parsed.value;
  const decoded =
    parsed.kind === "invalid"
      ? parsed
      : decode(Secrets, hadReader ? parsed.value : withReaderKey(parsed.value));
  if (decoded.kind === "invalid") throw new StartupError(`${file} is damaged: ${decoded.errors.join("; ")}`);
  if (!hadReader) await writeSecrets(file, decoded.value);
  return decoded.value;
};

/** Folders of earlier versions have no key that reads. */
const withReaderKey = (value: unknown): unknown =>
  isJsonObject(value) ? { ...value, reader_key: newKey("reader", randomBytes) } : value;

const writeSecrets = async (file: string, secrets: Secrets): Promise<void> => {
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(temporary, file);
};

const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
