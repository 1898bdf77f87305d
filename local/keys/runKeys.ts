import { messageOf } from "../../pipeline/event/messageOf";
import { type IssuedKey, issueKey, type KeyWish, type RandomBytes } from "../../pipeline/keys/issueKey";
import type { KeyRecord } from "../../pipeline/keys/keyRecord";
import type { KeyStore, KeyVersion, StoredKey, StoredKeys } from "../../pipeline/keys/keyStore";
import { openKeyStore } from "../../pipeline/keys/openKeyStore";
import { revokeKey, rotateKey } from "../../pipeline/keys/rotateKey";
import { StartupError } from "../startupError";
import { keyList } from "./keyList";
import { type KeyStorePlace, type KeysCommand, parseKeysCommand } from "./keysCommand";
import { keyWords, timeText } from "./keyWords";
import { usage } from "./usage";

/** What the command needs of the process around it. */
export interface KeysSurroundings {
  /** Standard output: new keys, lists and the usage, and nothing else. */
  readonly print: (text: string) => void;
  /** Standard error: what there is to say about them. */
  readonly tell: (text: string) => void;
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
}

/** `npm run keys`; a StartupError says why something cannot be done. */
export const runKeys = async (args: readonly string[], around: KeysSurroundings): Promise<void> => {
  const command = parseKeysCommand(args, around.now());
  if (command.kind === "help") {
    around.print(usage);
    return;
  }
  const store = spokenStore(openKeyStore(command.store, command.region), command);
  await perform(command, store, around);
};

const perform = async (
  command: Exclude<KeysCommand, { readonly kind: "help" }>,
  store: KeyStore,
  around: KeysSurroundings,
): Promise<void> => {
  switch (command.kind) {
    case "create":
      return create(command.wish, store, around);
    case "list":
      return list(await store.list(), around);
    case "rotate":
      return rotate(await readKey(store, command.id), command.keepOldMs, store, around);
    case "revoke":
      return revoke(await readKey(store, command.id), store, around);
  }
};

const create = async (wish: KeyWish, store: KeyStore, around: KeysSurroundings): Promise<void> => {
  const issued = issueKey(around)(wish);
  if ((await store.put(issued.record, "absent")) === "conflict")
    throw new StartupError(
      `--name ${wish.id}: there is such a key already: choose another id, or rotate it with rotate ${wish.id}`,
    );
  show(issued, around);
};

const list = ({ keys, damaged }: StoredKeys, { print, tell, now }: KeysSurroundings): void => {
  for (const error of damaged) tell(`damaged, and opens nothing: ${error}\n`);
  if (keys.length === 0) tell("there are no keys yet: create makes one\n");
  const records = keys.map(({ record }) => record);
  if (records.length > 0) print(`${keyList(records, now())}\n`);
};

const rotate = async (
  { record, version }: StoredKey,
  keepOldMs: number,
  store: KeyStore,
  around: KeysSurroundings,
): Promise<void> => {
  const rotation = rotateKey(around)(record, keepOldMs);
  if (rotation.kind === "ended")
    throw new StartupError(`key ${record.id} is ${rotation.state}: create another`);
  if (rotation.kind === "full")
    throw new StartupError(
      `key ${record.id} has two active secrets already, and takes no third: ` +
        `${rotation.untilMs === undefined ? "" : `wait until the older one ends, at ${timeText(rotation.untilMs)}, or `}` +
        "end both at once with --keep-old 0d",
    );
  await replace(store, rotation.record, version);
  show(rotation, around);
  const [old] = rotation.record.secrets.length > 1 ? rotation.record.secrets : [];
  around.tell(
    old?.expires_at == null
      ? "The old one is not taken any more, within a minute\n"
      : `The old one is taken until ${timeText(old.expires_at)}\n`,
  );
};

const revoke = async (
  { record, version }: StoredKey,
  store: KeyStore,
  { tell, now }: KeysSurroundings,
): Promise<void> => {
  if (record.revoked_at !== null) {
    tell(`Key ${record.id} was revoked already, at ${timeText(record.revoked_at)}\n`);
    return;
  }
  await replace(store, revokeKey(record, now()), version);
  tell(`Key ${record.id} is revoked: within a minute it opens nothing\n`);
};

/** The key alone on its line, so that it can be piped to where it is kept. */
const show = ({ record, key }: IssuedKey, { print, tell }: KeysSurroundings): void => {
  tell(`${keyWords(record)}\nIt is shown this once, and opens within a minute:\n`);
  print(`${key}\n`);
};

const readKey = async (store: KeyStore, id: string): Promise<StoredKey> => {
  const { keys, damaged } = await store.list();
  const found = keys.find(({ record }) => record.id === id);
  if (found !== undefined) return found;
  const why = damaged.find((error) => error.startsWith(`key: ${id}: `));
  throw new StartupError(
    why === undefined ? `there is no key ${id}: list shows those that there are` : `damaged: ${why}`,
  );
};

const replace = async (store: KeyStore, record: KeyRecord, version: KeyVersion): Promise<void> => {
  if ((await store.put(record, version)) === "conflict")
    throw new StartupError(`somebody else has just changed key ${record.id}: look at list, and try again`);
};

/** A store whose failures say where it is. */
const spokenStore = (store: KeyStore, { store: uri, region }: KeyStorePlace): KeyStore => {
  const place =
    uri.kind === "dir"
      ? `the folder ${uri.folder}`
      : `the table ${uri.table}${region === undefined ? "" : ` in ${region}`}`;
  const fail = (error: unknown): never => {
    const [line = ""] = messageOf(error).split("\n");
    const hint = /region is missing/i.test(line) ? ": say with --region where it is" : "";
    throw new StartupError(`${place} cannot be used: ${line}${hint}`);
  };
  return {
    list: () => store.list().catch(fail),
    put: (record, expected) => store.put(record, expected).catch(fail),
  };
};
