import { either } from "fp-ts";
import * as t from "io-ts";
import { unquoted } from "../event/decode";
import { text } from "../event/fieldType";
import { slug } from "../event/scalars";

/** Who may use a key for what. */
export const KeyKind = t.keyof(
  {
    /** In a public page: clickstream only, from the allowed origins only, and times within the clamping limits. */
    browser: null,
    /** In a back end: every dataset, history included. */
    server: null,
  },
  "browser or server",
);
export type KeyKind = t.TypeOf<typeof KeyKind>;

const sha256 = text({
  maxLength: 64,
  pattern: { regex: /^[0-9a-f]{64}$/, rule: "64 hexadecimal digits in lower case" },
});

const origin = text({
  maxLength: 255,
  pattern: {
    regex: /^(\*|https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?)$/,
    rule: "an origin as browsers send it, https://menu.example without a path, or *",
  },
});

const site = text({
  maxLength: 128,
  pattern: {
    regex: /^(\*|[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127})$/,
    rule: "a site's id, or *",
  },
});

/** A key as Footfall knows it: never the key itself, only its hash. */
export const KeyRecord = t.readonly(
  t.strict(
    {
      /** Names the key in the lake and in logs. */
      id: slug.codec,
      kind: KeyKind,
      /** SHA-256 of the key. Keys are random and long, so a plain hash cannot be turned back. */
      sha256: sha256.codec,
      /** The sites that it may write; `*` stands for all. */
      sites: t.readonlyArray(site.codec, "a list of sites"),
      /** The page origins that a browser key may be used from, as `https://menu.example`; `*` stands for all. */
      origins: t.readonlyArray(origin.codec, "a list of origins"),
    },
    "key",
  ),
);
export type KeyRecord = t.TypeOf<typeof KeyRecord>;

const anyRecords = t.readonlyArray(KeyRecord, "a list of keys");

/** All keys: no two share an id or a hash. Errors do not quote them: a key may stand where its hash belongs. */
export const KeyRecords: t.Type<readonly KeyRecord[], unknown, unknown> = unquoted(
  new t.Type(
    anyRecords.name,
    anyRecords.is,
    (u, context) => {
      const decoded = anyRecords.validate(u, context);
      if (either.isLeft(decoded)) return decoded;
      const repeated = repeatedKey(decoded.right);
      return repeated === undefined ? decoded : t.failure(u, context, `keys: ${repeated}`);
    },
    (records) => anyRecords.encode(records),
  ),
);

const repeatedKey = (records: readonly KeyRecord[]): string | undefined => {
  const ids = new Set<string>();
  const hashes = new Set<string>();
  for (const { id, sha256 } of records) {
    if (ids.has(id)) return `the id ${id} is given twice`;
    if (hashes.has(sha256)) return `${id} has the hash of another key`;
    ids.add(id);
    hashes.add(sha256);
  }
  return undefined;
};
