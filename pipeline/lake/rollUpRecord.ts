import * as t from "io-ts";
import { decode } from "../event/decode";
import { parseJson } from "../event/parseJson";
import { attemptCodec, dayCodec } from "./commitRecord";
import { parseRollUpKey } from "./lakeKey";

/** A data file by its content. */
export const FileContent = t.readonly(
  t.type({ key: t.string, rows: t.number, bytes: t.number, sha256: t.string }),
);
export type FileContent = t.TypeOf<typeof FileContent>;

/**
 * For which hourly files that of a roll-up stands: it has their rows, each as often. Written once, before any manifest names
 * the file, and there for as long as one does.
 */
export const RollUpRecord = t.readonly(
  t.type(
    {
      version: t.literal(1),
      day: dayCodec,
      attempt: attemptCodec,
      /** Before the file was put: a roll-up is shown soon after it was begun, or never. */
      begun_at_ms: t.number,
      /** The hourly files, in ascending order of keys. */
      covers: t.readonlyArray(FileContent),
      output: FileContent,
    },
    "roll-up record",
  ),
);
export type RollUpRecord = t.TypeOf<typeof RollUpRecord>;

export const encodeRollUpRecord = (record: RollUpRecord): Uint8Array =>
  Buffer.from(JSON.stringify(RollUpRecord.encode(record)));

/** Throws for anything but the record of the roll-up that the key names: nothing but the roll-up writes there. */
export const decodeRollUpRecord = (key: string, body: Uint8Array): RollUpRecord => {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  const parsed = parseJson(text, "is not JSON");
  const decoded = parsed.kind === "valid" ? decode(RollUpRecord, parsed.value) : parsed;
  if (decoded.kind === "invalid")
    throw new Error(`${key}: is no roll-up record: ${decoded.errors.join("; ")}`);
  const name = parseRollUpKey(key);
  if (decoded.value.day !== name?.day || decoded.value.attempt !== name.attempt)
    throw new Error(
      `${key}: is the record of another roll-up, ${decoded.value.attempt} of ${decoded.value.day}`,
    );
  return decoded.value;
};
