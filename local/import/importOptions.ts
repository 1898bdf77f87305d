import { parseArgs } from "node:util";
import { StartupError } from "../startupError";
import type { MappingOptions } from "./fieldMapping";
import {
  addShorthand,
  columnsOf,
  datasetOf,
  delimiterOf,
  type FileFormat,
  formatOf,
  generatesId,
  originOf,
  pairs,
  timeZoneOf,
} from "./flagValues";
import { type ImportedDataset, importedDatasets } from "./importedDataset";
import type { TableShape } from "./tableSource";
import type { ValueOptions } from "./toRecord";
import { commonTimes, timesAs } from "./writtenTime";

/** What `npm run import` is asked to do. */
export interface ImportOptions {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly dataset: ImportedDataset;
  /** The server's origin, without a path. */
  readonly url: string;
  readonly key: string | undefined;
  /** The local data folder, where the key is looked for. */
  readonly data: string;
  readonly format: FileFormat;
  readonly shape: TableShape;
  readonly mapping: MappingOptions;
  readonly values: ValueOptions;
  /** The text of a time: the `updated_at` of rows that have none. */
  readonly asOf: string | undefined;
  readonly dryRun: boolean;
  /** Where rejected rows are written. */
  readonly rejected: string | undefined;
  readonly help: boolean;
}

const flags = {
  dataset: { type: "string" },
  url: { type: "string" },
  key: { type: "string" },
  data: { type: "string" },
  format: { type: "string" },
  map: { type: "string", multiple: true },
  set: { type: "string", multiple: true },
  site: { type: "string" },
  currency: { type: "string" },
  "time-zone": { type: "string" },
  "date-format": { type: "string" },
  "decimal-comma": { type: "boolean" },
  delimiter: { type: "string" },
  "no-header": { type: "boolean" },
  columns: { type: "string" },
  "keep-rest": { type: "boolean" },
  "generate-id": { type: "string" },
  "as-of": { type: "string" },
  rejected: { type: "string" },
  "dry-run": { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** Reads the command line; a StartupError names the flag and its rule. */
export const parseImportOptions = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ImportOptions => {
  const { values, positionals } = parseFlags(args);
  const help = values.help ?? false;
  const [file = "", ...more] = positionals;
  if (!help && (file === "" || more.length > 0))
    throw new StartupError(`name one file to import, or - for standard input, not ${positionals.length}`);
  for (const flag of ["key", "data", "rejected", "as-of"] as const)
    if (values[flag] === "") throw new StartupError(`--${flag} takes a value, not nothing`);
  const set = pairs("--set", "value", values.set);
  addShorthand(set, "--site", "site_id", values.site);
  addShorthand(set, "--currency", "currency", values.currency);
  return {
    file,
    dataset: help ? (importedDatasets[0] as ImportedDataset) : datasetOf(values.dataset),
    url: originOf(values.url ?? "http://127.0.0.1:8787"),
    key: values.key ?? (environment["FOOTFALL_KEY"] || undefined),
    data: values.data ?? "data",
    format: formatOf(file, values.format),
    shape: {
      delimiter: delimiterOf(file, values.delimiter),
      columns: columnsOf(values["no-header"] ?? false, values.columns),
    },
    mapping: {
      map: pairs("--map", "column", values.map),
      set,
      generatesId: generatesId(file, values["generate-id"]),
      keepsRest: values["keep-rest"] ?? false,
    },
    values: {
      timeZone: timeZoneOf(values["time-zone"] ?? "UTC"),
      times: values["date-format"] === undefined ? commonTimes : timesAs(values["date-format"]),
      hasDecimalComma: values["decimal-comma"] ?? false,
    },
    asOf: values["as-of"],
    dryRun: values["dry-run"] ?? false,
    rejected: values.rejected,
    help,
  };
};

const parseFlags = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], strict: true, allowPositionals: true, options: flags });
  } catch (error) {
    const [sentence = "a flag is wrong"] = (error as Error).message.split(/\.\s/);
    throw new StartupError(`${sentence.replace(/\.$/, "")}; npm run import -- --help lists the flags`);
  }
};
