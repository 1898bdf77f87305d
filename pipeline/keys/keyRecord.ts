import * as t from "io-ts";
import { decode, unquoted } from "../event/decode";
import { instant, integer, isJsonObject, text } from "../event/fieldType";

/** Who may use a key for what. */
export const KeyKind = t.keyof(
  {
    /** In a public page: clickstream only, from the allowed origins only, and times within the clamping limits. */
    browser: null,
    /** In a back end: writes every dataset, history included. */
    server: null,
    /** Reads reports and metrics; writes nothing. */
    reader: null,
  },
  "browser, server or reader",
);
export type KeyKind = t.TypeOf<typeof KeyKind>;

/** A key's id. A key itself is none: who pastes it where its id belongs shall not see it written down. */
export const keyId = text({
  maxLength: 128,
  pattern: {
    regex: /^(?!ff[bsr]_)[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/,
    rule: "1 to 128 letters, digits or _ . : @ - beginning with a letter or digit, and not a key itself",
  },
});

const sha256 = text({
  maxLength: 64,
  pattern: { regex: /^[0-9a-f]{64}$/, rule: "64 hexadecimal digits in lower case" },
});

/** A page's origin, or `*` for all. */
export const keyOrigin = text({
  maxLength: 255,
  pattern: {
    regex: /^(\*|https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)$/,
    rule: "an origin as browsers send it, https://menu.example without a path, or *",
  },
});

/** A site's id, or `*` for all. */
export const keySite = text({
  maxLength: 128,
  pattern: {
    regex: /^(\*|[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127})$/,
    rule: "a site's id, or *",
  },
});

/** How many requests a minute a key can be allowed. */
export const keyRate = integer({ min: 1, max: 1_000_000 });

const moment = instant().codec as t.Type<number, string, unknown>;
const momentOrNever: t.Type<number | null, string | null, unknown> = new t.Type(
  `${moment.name}, or null`,
  (u): u is number | null => u === null || moment.is(u),
  (u, context) => (u === null ? t.success(null) : moment.validate(u, context)),
  (ms) => (ms === null ? null : moment.encode(ms)),
);

/** One text by which a key is known: never the text itself, only its hash. */
const KeySecret = t.readonly(
  t.strict(
    {
      /** SHA-256 of the key in hex. Keys are random and long, so a plain hash cannot be turned back. */
      sha256: sha256.codec as t.Type<string, string, unknown>,
      created_at: moment,
      /** From then on it opens nothing. */
      expires_at: momentOrNever,
    },
    "a secret",
  ),
);
export type KeySecret = t.TypeOf<typeof KeySecret>;

/** A key as Footfall knows it. Times are milliseconds since the epoch, in its JSON ISO 8601. */
const Shape = t.readonly(
  t.strict(
    {
      /** Names the key in the lake, in logs and in limits. */
      id: keyId.codec as t.Type<string, string, unknown>,
      kind: KeyKind,
      /** The sites that it may write or read; `*` stands for all. */
      sites: t.readonlyArray(keySite.codec as t.Type<string, string, unknown>, "a list of sites"),
      /** The page origins that it may be used from, as `https://menu.example`; `*` stands for all. */
      origins: t.readonlyArray(keyOrigin.codec as t.Type<string, string, unknown>, "a list of origins"),
      /** One, or two where it is or was rotated: what has ended stays until the next rotation. */
      secrets: t.readonlyArray(KeySecret, "a list of secrets"),
      created_at: moment,
      expires_at: momentOrNever,
      revoked_at: momentOrNever,
      requests_per_minute: keyRate.codec as t.Type<number, number, unknown>,
    },
    "key",
  ),
);
export type KeyRecord = t.TypeOf<typeof Shape>;
type KeyRecordOutput = t.OutputOf<typeof Shape>;

/** So many secrets a key may have at once: the one in use, and the one that takes its place. */
export const maxSecrets = 2;

/**
 * The record of a key. Errors say which key is wrong by its id, and quote nothing: a key may stand where its hash
 * belongs.
 */
export const KeyRecord: t.Type<KeyRecord, KeyRecordOutput, unknown> = new t.Type(
  "key",
  (u): u is KeyRecord => Shape.is(u) && brokenRules(u).length === 0,
  (u, context) => {
    const decoded = decode(unquotedShape, u);
    const errors = decoded.kind === "valid" ? brokenRules(decoded.value) : decoded.errors;
    if (decoded.kind === "valid" && errors.length === 0) return t.success(decoded.value);
    const name = isJsonObject(u) && keyId.codec.is(u["id"]) ? `key: ${u["id"]}` : "key";
    return t.failures(errors.map((error) => ({ value: undefined, context, message: `${name}: ${error}` })));
  },
  (record) => Shape.encode(record),
);

const unquotedShape = unquoted(Shape);

/** What the parts of a record have to say to each other. */
const brokenRules = ({ kind, sites, origins, secrets }: KeyRecord): readonly string[] => [
  ...(sites.length === 0 ? ["sites: must name at least one site, or *"] : []),
  ...(kind === "browser" && origins.length === 0 ? ["origins: a browser key names at least one, or *"] : []),
  ...(kind === "server" && origins.length > 0 ? ["origins: a server key has none"] : []),
  ...(secrets.length === 0 || secrets.length > maxSecrets ? ["secrets: must be one or two"] : []),
  ...(new Set(secrets.map((secret) => secret.sha256)).size < secrets.length
    ? ["secrets: must not repeat each other"]
    : []),
];
