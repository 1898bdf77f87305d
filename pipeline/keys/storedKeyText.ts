import { decode } from "../event/decode";
import { parseJson } from "../event/parseJson";
import { KeyRecord, keyId } from "./keyRecord";
import { type StoredKey, type StoredKeys, versionOf } from "./keyStore";

/** A record as stores keep it: JSON. */
export const storedKeyText = (record: KeyRecord): string => JSON.stringify(KeyRecord.encode(record));

/** Texts under the ids that they are stored by. */
export const readStoredKeys = (texts: Iterable<readonly [id: string, text: string]>): StoredKeys => {
  const keys: StoredKey[] = [];
  const damaged: string[] = [];
  for (const [id, text] of texts) {
    if (!keyId.codec.is(id)) {
      damaged.push("key: is stored under what is no id");
      continue;
    }
    const parsed = parseJson(text, `key: ${id}: is not JSON`);
    const decoded = parsed.kind === "valid" ? decode(KeyRecord, parsed.value) : parsed;
    if (decoded.kind === "invalid") damaged.push(...decoded.errors.map((error) => named(id, error)));
    else if (decoded.value.id !== id) damaged.push(`key: ${id}: is stored under an id that is not its own`);
    else keys.push({ record: decoded.value, version: versionOf(text) });
  }
  keys.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  return { keys, damaged };
};

/** Says which key is wrong where its record cannot. */
const named = (id: string, error: string): string =>
  error.startsWith(`key: ${id}: `) ? error : error.replace(/^key: /, `key: ${id}: `);
