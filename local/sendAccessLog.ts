import { createReadStream, statSync } from "node:fs";
import { addAbortSignal } from "node:stream";
import { type AssetKind } from "./accessLog/classify";
import { BrokenGzipError } from "./accessLog/plainBytes";
import { readAccessLog } from "./accessLog/readAccessLog";
import type { Local, Surroundings } from "./local";
import { type Progress, progress } from "./progress";
import { sender } from "./sender";
import { StartupError } from "./startupError";
import { grouped } from "./table";

export interface SendAccessLogOptions {
  readonly local: Local;
  readonly around: Surroundings;
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly siteId: string;
}

/** What a log's lines came to: `events + assets + malformed = lines`. */
interface LogCounts {
  readonly lines: number;
  readonly events: number;
  readonly assets: number;
  readonly malformed: number;
}

const malformedShown = 5;

/** Sends a web server's log to the collector, one event for each page request, and says what every line was. */
export const sendAccessLog = async ({ local, around, file, siteId }: SendAccessLogOptions): Promise<void> => {
  const { output, now, signal } = around;
  const log = openLog(file, signal);
  const bar = progress(output, now, "Sending", log.bytes);
  const tally = { lines: 0, events: 0, assets: 0, malformed: 0 };
  const assets = new Map<AssetKind, number>();
  const firstMalformed: string[] = [];
  const producer = sender({
    endpoint: `${local.server.url}/v1/events`,
    key: local.folder.secrets.server_key,
    signal,
    onSent: () => bar.update(log.bytesRead(), `${grouped(tally.lines)} lines`),
  });

  output.write(`Reading ${file === "-" ? "the log from standard input" : file}\n`);
  try {
    for await (const item of readAccessLog(log.chunks(), {
      key: local.folder.secrets.visitor_secret,
      siteId,
    })) {
      signal.throwIfAborted();
      tally.lines += 1;
      if (item.kind === "event") {
        tally.events += 1;
        await producer.send(item.event);
      } else if (item.kind === "asset") {
        tally.assets += 1;
        assets.set(item.asset, (assets.get(item.asset) ?? 0) + 1);
      } else {
        tally.malformed += 1;
        if (firstMalformed.length < malformedShown)
          firstMalformed.push(`  line ${grouped(item.lineNumber)}: ${item.reason}`);
      }
    }
  } catch (error) {
    throw await explained(error, file, tally.lines, producer, bar);
  }
  const sent = await producer.finish();
  bar.end();
  if (sent.rejected > 0)
    throw new StartupError(
      `${grouped(sent.rejected)} events of ${file} were rejected: ${sent.reasons.join(" | ")}`,
    );

  output.write(summary(tally, assets, firstMalformed));
};

/** Damage at the end of a log takes nothing from the lines before it: they are sent, and then the damage is told. */
const explained = async (
  error: unknown,
  file: string,
  lines: number,
  producer: ReturnType<typeof sender>,
  bar: Progress,
): Promise<unknown> => {
  bar.end();
  if (error instanceof BrokenGzipError) {
    await producer.finish();
    return new StartupError(
      `${file} is damaged ${error.message}; the ${grouped(lines)} lines before are sent`,
    );
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && (syscall === "open" || syscall === "read")
    ? new StartupError(`--access-log ${file} cannot be read: ${(error as Error).message}`)
    : error;
};

const summary = (
  { lines, events, assets, malformed }: LogCounts,
  assetKinds: ReadonlyMap<AssetKind, number>,
  firstMalformed: readonly string[],
): string => {
  const kinds = [...assetKinds]
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
    .map(([kind, count]) => `${grouped(count)} ${kind}`)
    .join(", ");
  const more =
    malformed > firstMalformed.length ? [`  and ${grouped(malformed - firstMalformed.length)} more`] : [];
  return [
    `${grouped(lines)} lines = ${grouped(events)} page requests sent as events` +
      ` + ${grouped(assets)} assets${kinds === "" ? "" : ` (${kinds})`} + ${grouped(malformed)} malformed`,
    ...firstMalformed,
    ...more,
    "",
  ].join("\n");
};

/** A log to be read once, and how much of it there is where that is known. */
interface OpenLog {
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly bytes: number | undefined;
  readonly bytesRead: () => number;
}

const openLog = (file: string, signal: AbortSignal): OpenLog => {
  const bytes = file === "-" ? undefined : sizeOf(file);
  let read = 0;
  async function* chunks(): AsyncIterable<Uint8Array> {
    const stream = file === "-" ? process.stdin : createReadStream(file);
    addAbortSignal(signal, stream);
    for await (const chunk of stream) {
      read += chunk.length;
      yield chunk as Uint8Array;
    }
  }
  return { chunks, bytes, bytesRead: () => read };
};

const sizeOf = (file: string): number | undefined => {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new StartupError(`--access-log ${file} is a folder: name a file`);
    return stats.isFile() ? stats.size : undefined;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`--access-log ${file} cannot be read: ${(error as Error).message}`);
  }
};
