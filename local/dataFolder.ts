import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as t from "io-ts";
import { decode } from "../pipeline/event/decode";
import { dropUnfinishedPuts } from "../pipeline/storage/objectStore.dir";
import { StartupError } from "./startupError";

/** The secrets of one local installation. They never leave its folder but in requests to itself. */
const Secrets = t.readonly(
  t.strict(
    {
      /** May be put into a page: clickstream only. */
      browser_key: t.string,
      /** For back ends, importers and the simulation. */
      server_key: t.string,
      /** Keys the hash that stands for a log's visitors. */
      visitor_secret: t.string,
    },
    "keys.json",
  ),
);
export type Secrets = t.TypeOf<typeof Secrets>;

/** Where everything local is kept. */
export interface DataFolder {
  readonly path: string;
  readonly rawFolder: string;
  readonly lakeFolder: string;
  readonly keysFile: string;
  readonly logFile: string;
  readonly secrets: Secrets;
  /** Lets another process have the folder. */
  release(): Promise<void>;
}

/** Makes or opens a data folder for this process alone. */
export const openDataFolder = async (folder: string): Promise<DataFolder> => {
  const path = resolve(folder);
  try {
    await mkdir(path, { recursive: true });
    const release = await lock(path);
    const keysFile = join(path, "keys.json");
    const [rawFolder, lakeFolder] = [join(path, "raw"), join(path, "lake")];
    await Promise.all([dropUnfinishedPuts(rawFolder), dropUnfinishedPuts(lakeFolder)]);
    return {
      path,
      rawFolder,
      lakeFolder,
      keysFile,
      logFile: join(path, "footfall.log"),
      secrets: await readOrMakeSecrets(keysFile),
      release,
    };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${path} cannot be used for data: ${(error as Error).message}`);
  }
};

/** A file that names the process using the folder; one that names a process long gone is taken over. */
const lock = async (path: string): Promise<() => Promise<void>> => {
  const file = join(path, "in-use-by.pid");
  for (;;) {
    try {
      const handle = await open(file, "wx");
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(await readFile(file, "utf8"));
      if (owner !== process.pid && isRunning(owner))
        throw new StartupError(
          `${path} is in use by process ${owner}: stop it, or choose another folder with --data`,
        );
      await rm(file, { force: true });
    }
  }
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

const readOrMakeSecrets = async (file: string): Promise<Secrets> => {
  const text = await readIfThere(file);
  if (text === undefined) {
    const secrets: Secrets = {
      browser_key: `ffb_${randomBytes(24).toString("base64url")}`,
      server_key: `ffs_${randomBytes(24).toString("base64url")}`,
      visitor_secret: randomBytes(32).toString("base64url"),
    };
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await handle.close();
    return secrets;
  }
  const decoded = decode(Secrets, parseJson(text));
  if (decoded.kind === "valid") return decoded.value;
  throw new StartupError(`${file} is damaged: ${decoded.errors.join("; ")}`);
};

const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
