import type { FieldType } from "../../pipeline/event/fieldType";
import { KeyKind, keyId, keyOrigin, keyRate, keySite } from "../../pipeline/keys/keyRecord";
import { StartupError } from "../startupError";

/** Reads an id; one that is a key by mistake is not repeated. */
export const parseId = (flag: string, text: string | undefined): string => {
  const id = required(flag, "the id of a key", text);
  if (keyId.codec.is(id)) return id;
  const shown = /^ff[bsr]_/.test(id) ? "what begins like a key" : JSON.stringify(id);
  throw new StartupError(`${flag} takes ${keyId.rule}, not ${shown}`);
};

export const parseKind = (text: string | undefined): KeyKind => {
  const kind = required("--kind", KeyKind.name, text);
  if (KeyKind.is(kind)) return kind;
  throw new StartupError(`--kind takes ${KeyKind.name}, not ${JSON.stringify(kind)}`);
};

export const parseSites = (text: string | undefined): readonly string[] =>
  parseList("--sites", keySite, required("--sites", "sites, as a,b, or '*' for all", text));

/** A page needs origins, a back end has none; a reader key may be used in pages, too. */
export const parseOrigins = (kind: KeyKind, text: string | undefined): readonly string[] => {
  if (kind === "server" && text !== undefined)
    throw new StartupError("--origins is for keys in pages: a server key has none");
  if (kind === "browser" && text === undefined)
    throw new StartupError(
      "--origins is missing: a browser key takes the origins of its pages, as https://menu.example, or '*' for all",
    );
  return text === undefined ? [] : parseList("--origins", keyOrigin, text);
};

export const parseRate = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const rate = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (keyRate.codec.is(rate)) return rate;
  throw new StartupError(`--requests-per-minute takes ${keyRate.rule}, not ${JSON.stringify(text)}`);
};

const required = (flag: string, what: string, text: string | undefined): string => {
  if (text !== undefined) return text;
  throw new StartupError(`${flag} is missing: it takes ${what}`);
};

const parseList = (flag: string, type: FieldType<string>, text: string): readonly string[] => {
  const values = [...new Set(text.split(",").map((value) => value.trim()))];
  const wrong = values.find((value) => !type.codec.is(value));
  if (wrong === undefined) return values;
  throw new StartupError(`${flag} takes a list with commas, each ${type.rule}, not ${JSON.stringify(wrong)}`);
};
