import { events } from "../event/events";
import { ClientFacts } from "./envelope";
import { clientFields, type EventLine } from "./eventLine";
import { membersLayout, membersReader } from "./membersReader";
import { isSameText } from "./scan/isSameText";
import { json, type LineScan, skipByte } from "./scan/lineScan";
import { literal } from "./scan/literal";
import { readPlainNumber } from "./scan/plainNumber";
import { textTable } from "./scan/textTable";

/** Reads what a line says of its sending, up to its event. */
export interface SendingReader {
  /** False where it does not stand as ingest writes it. */
  read(scan: LineScan, line: EventLine): boolean;
  /** To be called when somebody else has filled the line. */
  forget(): void;
}

/**
 * The lines of a request say the same of their sending, so of one that begins as the line before did, nothing is read: the
 * event line has it already.
 */
export const sendingReader = (): SendingReader => {
  const readSending = wholeSendingReader();
  // what the line before began with: it still stands where it was read
  let before: DataView | undefined;
  let beforeAt = 0;
  let lengthBytes = 0;

  return {
    read: (scan, line) => {
      const start = scan.at;
      const isAsBefore =
        before !== undefined &&
        start + lengthBytes < scan.end &&
        isSameText(before, beforeAt, scan.view, start, lengthBytes);
      if (isAsBefore) {
        scan.at = start + lengthBytes;
        return true;
      }
      before = undefined;
      if (!readSending(scan, line)) return false;
      if (scan.isCopy) return true;
      before = scan.view;
      beforeAt = start;
      lengthBytes = scan.at - start;
      return true;
    },
    forget: () => {
      before = undefined;
    },
  };
};

const readBeginning = literal('{"received_at_ms":');
const readSentAt = literal('"sent_at_ms":');
const readKeyId = literal('"key_id":"');
const readBrowser = literal(',"key_kind":"browser","client":');
const readServer = literal(',"key_kind":"server","client":');
const readEnd = literal(',"event":');

const clientLayout = membersLayout(
  Object.fromEntries(
    clientFields.map((name) => [name, { ...events.fields[name].type, codec: ClientFacts.props[name] }]),
  ),
  { required: [], neverAgain: [] },
);

const wholeSendingReader = (): SendingReader["read"] => {
  const readClient = membersReader(clientLayout);
  const keyIds = textTable(() => true, { texts: 1024, bytes: 65_536 });
  const isTime = events.fields.received_at.type.codec.is;

  return (scan, line) => {
    if (!readBeginning(scan)) return false;
    line.receivedAtMs = readPlainNumber(scan);
    if (!isTime(line.receivedAtMs) || !skipByte(scan, json.comma)) return false;

    line.sentAtMs = readSentAt(scan) ? readPlainNumber(scan) : undefined;
    if (line.sentAtMs !== undefined && !(isTime(line.sentAtMs) && skipByte(scan, json.comma))) return false;

    const keyId = readKeyId(scan) ? keyIds.read(scan) : undefined;
    if (keyId === undefined) return false;
    line.keyId = keyId;

    if (readBrowser(scan)) line.keyKind = "browser";
    else if (readServer(scan)) line.keyKind = "server";
    else return false;
    return readClient(scan, line.client) && readEnd(scan);
  };
};
