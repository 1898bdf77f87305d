import { type Event, events } from "../pipeline/event/events";
import { type AssetKind } from "./accessLog/classify";
import { BrokenGzipError } from "./accessLog/plainBytes";
import { readAccessLog } from "./accessLog/readAccessLog";
import { inputFile, isReadFailure } from "./inputFile";
import type { Local, Surroundings } from "./local";
import { type Progress, progress } from "./progress";
import { type Sender, sender } from "./sender";
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
  const log = inputFile(file, `--access-log ${file}`, signal);
  const bar = progress(output, now, "Sending", log.facts?.bytes);
  const tally = { lines: 0, events: 0, assets: 0, malformed: 0 };
  const assets = new Map<AssetKind, number>();
  const firstMalformed: string[] = [];
  const producer = sender<Event>({
    endpoint: `${local.server.url}/v1/events`,
    key: local.folder.secrets.server_key,
    signal,
    encode: events.codec.encode,
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
  producer: Sender<Event>,
  bar: Progress,
): Promise<unknown> => {
  bar.end();
  if (error instanceof BrokenGzipError) {
    await producer.finish();
    return new StartupError(
      `${file} is damaged ${error.message}; the ${grouped(lines)} lines before are sent`,
    );
  }
  return isReadFailure(error)
    ? new StartupError(`--access-log ${file} cannot be read: ${error.message}`)
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
