import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as t from "io-ts";
import { decode } from "../../pipeline/event/decode";
import { fromJson } from "../../pipeline/event/stringCodecs";
import { isMissing } from "../../pipeline/storage/objectFile.dir";
import { StartupError } from "../startupError";
import type { ImportOptions } from "./importOptions";

const OwnKeys = t.type({ server_key: t.string });

/**
 * The key to send with: the one given, or, for a Footfall on this machine, that of its data folder, which goes nowhere
 * else. Throws a StartupError where there is none.
 */
export const importKey = async ({
  key,
  url,
  data,
}: Pick<ImportOptions, "key" | "url" | "data">): Promise<string> => {
  if (key !== undefined) return key;
  if (!isOnThisMachine(url))
    throw new StartupError(
      `give a server key of ${url} in the environment variable FOOTFALL_KEY, or with --key`,
    );
  const file = join(data, "keys.json");
  try {
    const decoded = decode(fromJson(OwnKeys), await readFile(file, "utf8"));
    if (decoded.kind === "valid") return decoded.value.server_key;
    throw new StartupError(`${file} is damaged: it has no server_key`);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new StartupError(
      `there is no ${file}: npm start makes it; --data names another folder, --key a key`,
    );
  }
};

/** Rejects with a StartupError where nothing answers at all. */
export const checkListening = async (url: string, signal: AbortSignal): Promise<void> => {
  try {
    await (await fetch(`${url}/v1/health`, { signal })).arrayBuffer();
  } catch (error) {
    signal.throwIfAborted();
    const { cause = error } = error as Error;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new StartupError(
      isOnThisMachine(url)
        ? `nothing listens at ${url}: start Footfall with npm start first, and import beside it, or name an address with --url`
        : `${url} cannot be reached: ${code ?? message}`,
    );
  }
};

const isOnThisMachine = (url: string): boolean =>
  ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
