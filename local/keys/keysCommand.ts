import { parseArgs } from "node:util";
import { defaultRequestsPerMinute, type KeyWish } from "../../pipeline/keys/issueKey";
import type { KeyStoreUri } from "../../pipeline/keys/keyStoreUri";
import { TableName } from "../../pipeline/storage/tableName";
import { keysFolderOf } from "../dataFolder";
import { StartupError } from "../startupError";
import { parseId, parseKind, parseOrigins, parseRate, parseSites } from "./keyFlags";
import { parseEnd, parseSpan } from "./keySpans";

/** What `npm run keys` is asked to do. */
export type KeysCommand =
  | { readonly kind: "help" }
  | (KeyStorePlace &
      (
        | { readonly kind: "create"; readonly wish: KeyWish }
        | { readonly kind: "list" }
        | { readonly kind: "rotate"; readonly id: string; readonly keepOldMs: number }
        | { readonly kind: "revoke"; readonly id: string }
      ));

/** The keys that it is about. */
export interface KeyStorePlace {
  readonly store: KeyStoreUri;
  /** Of a table; undefined: the environment's. */
  readonly region: string | undefined;
}

/** Reads the command line at a time; a StartupError names the flag, the value and the rule. */
export const parseKeysCommand = (args: readonly string[], nowMs: number): KeysCommand => {
  const { values, positionals } = parseWords(args);
  if (values.help) return { kind: "help" };
  const [command, id, ...rest] = positionals;
  if (command === undefined || !isCommand(command))
    throw new StartupError(
      `the command is one of ${commands.join(", ")}, ` +
        `${command === undefined ? "and it is missing" : `not ${shownWord(command)}`}; --help tells more`,
    );
  const takesId = command === "rotate" || command === "revoke";
  const extra = takesId ? rest[0] : id;
  if (extra !== undefined)
    throw new StartupError(
      `${command} takes no further word, such as ${shownWord(extra)}${command === "create" ? starHint : ""}`,
    );
  for (const flag of ownFlags)
    if (values[flag] !== undefined && commandOf[flag] !== command)
      throw new StartupError(`--${flag} belongs to ${commandOf[flag]}, not to ${command}`);

  const place = placeOf(values);
  if (command === "list") return { kind: command, ...place };
  if (command === "revoke") return { kind: command, ...place, id: parseId(`${command} ID`, id) };
  if (command === "rotate") {
    const keepOldMs = parseSpan("--keep-old", values["keep-old"] ?? "7d");
    return { kind: command, ...place, id: parseId(`${command} ID`, id), keepOldMs };
  }
  const kind = parseKind(values.kind);
  const wish: KeyWish = {
    id: parseId("--name", values.name),
    kind,
    sites: parseSites(values.sites),
    origins: parseOrigins(kind, values.origins),
    expires_at: values.expires === undefined ? null : parseEnd("--expires", values.expires, nowMs),
    requests_per_minute: parseRate(values["requests-per-minute"]) ?? defaultRequestsPerMinute[kind],
  };
  return { kind: command, ...place, wish };
};

const commands = ["create", "list", "rotate", "revoke"] as const;
type Command = (typeof commands)[number];

const isCommand = (word: string): word is Command => commands.some((command) => command === word);

const commandOf = {
  kind: "create",
  name: "create",
  sites: "create",
  origins: "create",
  expires: "create",
  "requests-per-minute": "create",
  "keep-old": "rotate",
} as const satisfies Readonly<Record<string, Command>>;

const ownFlags = Object.keys(commandOf) as readonly (keyof typeof commandOf)[];

const starHint = " (a bare * is the shell's: write '*')";

/** A word of the command line; one that begins like a key is not repeated. */
const shownWord = (word: string): string =>
  /^ff[bsr]_/.test(word) ? "what begins like a key" : JSON.stringify(word);

const parseWords = (args: readonly string[]) => {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        kind: text,
        name: text,
        sites: text,
        origins: text,
        expires: text,
        "requests-per-minute": text,
        "keep-old": text,
        table: text,
        region: text,
        data: text,
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    const [sentence = "a flag is wrong"] = (error as Error).message.split(/\.\s/);
    throw new StartupError(`${sentence.replace(/\.$/, "")}; npm run keys -- --help lists the flags`);
  }
};

const placeOf = ({ table, region, data }: ReturnType<typeof parseWords>["values"]): KeyStorePlace => {
  if (table !== undefined && data !== undefined)
    throw new StartupError("--table and --data exclude each other: keys are in one place or the other");
  if (region !== undefined && table === undefined)
    throw new StartupError("--region says where a table is: it needs --table");
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region))
    throw new StartupError(`--region takes a region of AWS, as eu-central-1, not ${JSON.stringify(region)}`);
  if (table !== undefined) {
    if (!TableName.is(table))
      throw new StartupError(`--table takes ${TableName.name}, not ${JSON.stringify(table)}`);
    return { store: { kind: "dynamodb", table }, region };
  }
  if (data === "") throw new StartupError("--data takes a path, not nothing");
  return { store: { kind: "dir", folder: keysFolderOf(data ?? "data") }, region };
};
