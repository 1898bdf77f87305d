import * as t from "io-ts";
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
      sites: t.readonlyArray(t.string),
      /** The page origins that a browser key may be used from, as `https://menu.example`; `*` stands for all. */
      origins: t.readonlyArray(t.string),
    },
    "key",
  ),
);
export type KeyRecord = t.TypeOf<typeof KeyRecord>;
