import type { Event } from "../../pipeline/event/events";
import { type AssetKind, classify } from "./classify";
import { keyedHash } from "./keyedHash";
import { type Line, lines } from "./lines";
import { parseLine } from "./parseLine";
import { BrokenGzipError, plainBytes } from "./plainBytes";
import { recentMap } from "./recentMap";
import { sessions } from "./sessions";
import { toEvent } from "./toEvent";

/** How to read a log. */
export interface AccessLogOptions {
  /** Keys the hashes that stand for visitors and name events: the same key gives the same ids. */
  readonly key: string | Uint8Array;
  /** The `site_id` of all events. */
  readonly siteId?: string;
}

/** What one line of the log is. */
export type LogItem =
  | { readonly kind: "event"; readonly event: Event }
  | { readonly kind: "asset"; readonly asset: AssetKind }
  /** `lineNumber` counts from 1. */
  | { readonly kind: "malformed"; readonly lineNumber: number; readonly reason: string };

/** The `site_id` of events from a log whose reader names no other. */
export const defaultSiteId = "access-log";

/** Bytes; no server writes longer lines. */
const longestLine = 65_536;

/**
 * How many different lines are remembered to number their copies. Identical lines carry the same second, so they
 * are close; copies further apart than this are taken for one.
 */
const rememberedLines = 100_000;

/**
 * Reads a web server's combined access log, plain or gzip, UTF-8. Gives one item for every line, in order: a
 * request for a page as an event, an asset, or why the line is malformed. An event's id follows from the line's
 * own bytes and from how many equal lines came before it, so that reading the log again, also when it has grown,
 * gives the same ids. Rejects with a BrokenGzipError where gzip data ends too early or is damaged, after the items
 * of all lines before. Memory is bounded, however long the log.
 */
export async function* readAccessLog(
  chunks: AsyncIterable<Uint8Array>,
  { key, siteId = defaultSiteId }: AccessLogOptions,
): AsyncGenerator<LogItem, void> {
  const itemOf = reader(key, siteId);
  let lineNumber = 0;
  try {
    for await (const list of lines(plainBytes(chunks), longestLine))
      for (const line of list) {
        lineNumber++;
        yield itemOf(line, lineNumber);
      }
  } catch (error) {
    if (!(error instanceof BrokenGzipError)) throw error;
    throw new BrokenGzipError(`after line ${lineNumber}, ${error.message}`, { cause: error });
  }
}

const reader = (key: string | Uint8Array, siteId: string): ((line: Line, lineNumber: number) => LogItem) => {
  const hash = keyedHash(key);
  const visitStart = sessions();
  const copies = recentMap<number>(rememberedLines);
  const copiesBefore = (digest: string): number => {
    const before = copies.get(digest) ?? 0;
    copies.set(digest, before + 1);
    return before;
  };

  return (line, lineNumber) => {
    if (line === "too long")
      return { kind: "malformed", lineNumber, reason: `longer than ${longestLine} bytes` };
    const parsed = parseLine(Buffer.from(line.buffer, line.byteOffset, line.length).toString("utf8"));
    if (parsed.kind === "malformed") return { ...parsed, lineNumber };
    const { request } = parsed;
    const kind = classify(request.target);
    if (kind !== "page") return { kind: "asset", asset: kind };

    const visitorId = `v-${hash(request.address, "\n", request.userAgent ?? "")}`;
    const startMs = visitStart(visitorId, request.occurredAtMs);
    const digest = hash(siteId, "\n", line);
    const event = toEvent(request, {
      eventId: `l-${digest}-${copiesBefore(digest)}`,
      siteId,
      visitorId,
      sessionId: `s-${hash(siteId, "\n", visitorId, "\n", String(startMs))}`,
    });
    return { kind: "event", event };
  };
};
