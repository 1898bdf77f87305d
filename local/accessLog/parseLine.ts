import { isIP } from "node:net";
import type { EpochMs } from "../../pipeline/event/fieldType";
import { shownValue } from "../../pipeline/event/shownValue";
import { parseLogTime } from "./parseLogTime";
import { unescaped } from "./unescaped";

/** What one line of a combined access log says of a request. The user that some servers log is not kept. */
export interface LoggedRequest {
  /** An IP address or a host name, as logged. */
  readonly address: string;
  readonly occurredAtMs: EpochMs;
  readonly method: string;
  /** What was asked for: mostly a path with its query, seldom a whole URL. */
  readonly target: string;
  readonly status: number;
  /** The answer's size; absent where the server logged none. */
  readonly bytes?: number;
  readonly referrer?: string;
  readonly userAgent?: string;
}

/** A request, or why the line is none. */
export type ParsedLine =
  | { readonly kind: "request"; readonly request: LoggedRequest }
  | { readonly kind: "malformed"; readonly reason: string };

/**
 * Reads one line, without its line end, as Apache and nginx write the combined format:
 * `address identity user [time] "request" status bytes "referrer" "user agent"`. What a server appends after
 * the user agent is ignored.
 */
export const parseLine = (line: string): ParsedLine => {
  if (line.trim() === "") return malformed("empty line");
  const start = beginning.exec(line);
  if (start === null) return malformed("does not begin with an address, an identity, a user and a [time]");
  const [opening, address = "", time = ""] = start;
  if (!isAddress(address)) return malformed("address: neither an IP address nor a host name");

  const occurredAtMs = parseLogTime(time);
  if (occurredAtMs === undefined)
    return malformed(`time: ${shownValue(time)} is no time as 17/May/2015:10:05:03 +0000`);

  const request = quotedAt(line, opening.length);
  if (request === undefined) return malformed("request: missing or without its closing quote");
  const [, method, target] = requestLine.exec(request.text) ?? [];
  if (method === undefined || target === undefined)
    return malformed(`request: ${shownValue(request.text)} is not a method, a target and HTTP/version`);

  outcome.lastIndex = request.end;
  const [sizes, status, bytes] = outcome.exec(line) ?? [];
  if (sizes === undefined) return malformed("status and bytes: not three digits, then digits or -");

  const referrer = quotedAt(line, request.end + sizes.length);
  if (referrer === undefined)
    return malformed("referrer: missing or without its closing quote (only the combined format has one)");
  const userAgent = line[referrer.end] === " " ? quotedAt(line, referrer.end + 1) : undefined;
  if (userAgent === undefined || !/^(?: |$)/.test(line.slice(userAgent.end, userAgent.end + 1)))
    return malformed("user agent: missing or without its closing quote");

  return {
    kind: "request",
    request: {
      address,
      occurredAtMs,
      method,
      target,
      status: Number(status),
      ...(bytes === "-" ? {} : { bytes: Number(bytes) }),
      ...(isAbsent(referrer.text) ? {} : { referrer: referrer.text }),
      ...(isAbsent(userAgent.text) ? {} : { userAgent: userAgent.text }),
    },
  };
};

const beginning = /^(\S+) \S+ .{1,256}? \[([^\]]*)\] /s;
const quoted = /"([^"\\]*(?:\\.[^"\\]*)*)"/sy;
const requestLine = /^([A-Z][A-Z-]{0,31}) (\S+) HTTP\/\d(?:\.\d)?$/;
const outcome = / (\d{3}) (\d{1,15}|-) /y;

const malformed = (reason: string): ParsedLine => ({ kind: "malformed", reason });

/** The quoted field that begins at `start`, and where it ends. */
const quotedAt = (
  line: string,
  start: number,
): { readonly text: string; readonly end: number } | undefined => {
  quoted.lastIndex = start;
  const field = quoted.exec(line)?.[1];
  return field === undefined ? undefined : { text: unescaped(field), end: start + field.length + 2 };
};

/** Host names end in a label that is no number, or they would be wrong IP addresses. */
const hostName = /^(?:[a-z0-9_-]+\.)*[a-z0-9_-]*[a-z][a-z0-9_-]*\.?$/i;

const isAddress = (text: string): boolean => isIP(text) !== 0 || (text.length <= 254 && hostName.test(text));

const isAbsent = (text: string): boolean => text === "" || text === "-";
