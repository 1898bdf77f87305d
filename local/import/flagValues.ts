import * as either from "fp-ts/Either";
import { shownValue } from "../../pipeline/event/shownValue";
import { StartupError } from "../startupError";
import { type ImportedDataset, importedDatasets } from "./importedDataset";

/*
 * What the values of the import's flags mean. Each throws a StartupError that names the flag and its rule.
 */

/** How a file is divided into rows. */
export type FileFormat = "csv" | "ndjson" | "json";

/** The dataset of `--dataset`. */
export const datasetOf = (name: string | undefined): ImportedDataset => {
  const found = importedDatasets.find((dataset) => dataset.name === name);
  if (found !== undefined) return found;
  const names = importedDatasets.map((dataset) => dataset.name).join(", ");
  throw new StartupError(
    `--dataset takes one of ${names}${name === undefined ? "" : `, not ${shownValue(name)}`}`,
  );
};

/** The origin of `--url`, without a path. */
export const originOf = (text: string): string => {
  const url = either.tryCatch(
    () => new URL(text),
    () => undefined,
  );
  if (
    either.isRight(url) &&
    /^https?:$/.test(url.right.protocol) &&
    /^\/?$/.test(url.right.pathname) &&
    url.right.search === ""
  )
    return url.right.origin;
  throw new StartupError(
    `--url takes an address as https://collector.example, without a path, not ${shownValue(text)}`,
  );
};

const formats: Readonly<Record<string, FileFormat>> = {
  csv: "csv",
  tsv: "csv",
  txt: "csv",
  ndjson: "ndjson",
  jsonl: "ndjson",
  json: "json",
};

const endingOf = (file: string): string => /\.(\w+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? "";

/** The format of `--format`, else what the ending of the file's name tells, else CSV. */
export const formatOf = (file: string, asked: string | undefined): FileFormat => {
  if (asked === undefined) return formats[endingOf(file)] ?? "csv";
  if (asked === "csv" || asked === "ndjson" || asked === "json") return asked;
  throw new StartupError(`--format takes csv, ndjson or json, not ${shownValue(asked)}`);
};

const delimiterNames: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t", spaces: "spaces" };

/** The delimiter of `--delimiter`, by character or name; without it, a tab for `.tsv`, else a comma. */
export const delimiterOf = (file: string, asked: string | undefined): string => {
  if (asked === undefined) return endingOf(file) === "tsv" ? "\t" : ",";
  const delimiter = delimiterNames[asked] ?? asked;
  if (delimiter === "spaces" || /^[^"\r\n]$/.test(delimiter)) return delimiter;
  throw new StartupError(`--delimiter takes one character, tab or spaces, not ${shownValue(asked)}`);
};

/** The columns of `--columns`, which go with `--no-header`. */
export const columnsOf = (hasNoHeader: boolean, names: string | undefined): readonly string[] | undefined => {
  if (hasNoHeader !== (names !== undefined))
    throw new StartupError(
      "--no-header and --columns a,b,c go together: the names of columns that the file does not name",
    );
  return names?.split(",").map((name) => name.trim());
};

/** What each `field=value` of a flag says; each field once. */
export const pairs = (flag: string, what: string, texts: readonly string[] = []): Map<string, string> => {
  const found = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf("=");
    const [field, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (at < 1 || value === "")
      throw new StartupError(`${flag} takes field=${what}, not ${shownValue(text)}`);
    if (found.has(field)) throw new StartupError(`${flag} names ${field} twice`);
    found.set(field, value);
  }
  return found;
};

/** Adds a constant that has a flag of its own. */
export const addShorthand = (
  set: Map<string, string>,
  flag: string,
  field: string,
  value: string | undefined,
): void => {
  if (value === undefined) return;
  if (set.has(field)) throw new StartupError(`${flag} and --set ${field} exclude each other`);
  set.set(field, value);
};

/** Whether `--generate-id line` is asked for. */
export const generatesId = (file: string, asked: string | undefined): boolean => {
  if (asked === undefined) return false;
  if (asked !== "line") throw new StartupError(`--generate-id takes line, not ${shownValue(asked)}`);
  if (file === "-")
    throw new StartupError("--generate-id line needs a file with a name, which standard input has not");
  return true;
};

/** The zone of `--time-zone`. */
export const timeZoneOf = (name: string): string => {
  const known = either.tryCatch(
    () => new Intl.DateTimeFormat("en", { timeZone: name }),
    () => undefined,
  );
  if (either.isRight(known) && /^[A-Za-z]/.test(name)) return name;
  throw new StartupError(
    `--time-zone takes a zone by its IANA name, as Europe/Rome, not ${shownValue(name)}`,
  );
};
