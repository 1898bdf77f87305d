import type { Decoded } from "../event/decode";
import { decodeEnvelope } from "./envelope";
import { type EventLine, eventLine, fillEventLine } from "./eventLine";
import { eventLineScanner } from "./eventLineScanner";
import { type DecodeLine, decodeLineText } from "./readRawObject";

/**
 * Reads lines of raw objects of events. A line that stands exactly as ingest writes it, which nearly all do, is read from its
 * bytes; any other, and any that could be bad, is left to the codec ({@link decodeEnvelope}), whose verdict is the reader's.
 */
export const eventLineReader = (): DecodeLine<EventLine> => {
  const line = eventLine();
  const decoded: Decoded<EventLine> = { kind: "valid", value: line };
  const scanner = eventLineScanner(line);
  const decodeText = decodeLineText(decodeEnvelope);

  return (bytes, start, end) => {
    if (scanner.scan(bytes, start, end)) return decoded;
    scanner.forget();
    const envelope = decodeText(bytes, start, end);
    if (envelope.kind === "invalid") return envelope;
    fillEventLine(line, envelope.value);
    return decoded;
  };
};
