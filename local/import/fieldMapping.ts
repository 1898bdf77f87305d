import { StartupError } from "../startupError";
import { fieldsToFill, type ImportedDataset } from "./importedDataset";
import type { Source } from "./row";

/** What is asked for, by field. */
export interface MappingOptions {
  /** Columns by the fields that they fill. */
  readonly map: ReadonlyMap<string, string>;
  /** Values that are the same for all rows. */
  readonly set: ReadonlyMap<string, string>;
  /** Makes each row's id of the file's name and the row's line. */
  readonly generatesId: boolean;
  /** Puts columns that fill no field into `properties`. */
  readonly keepsRest: boolean;
}

/** Where a record's values come from. */
export interface FieldMapping {
  /** The field that a column fills; undefined: none. */
  readonly fieldOf: (column: string) => string | undefined;
  readonly constants: ReadonlyMap<string, string>;
  /** Of the columns known before the first row, those that fill fields, by field. */
  readonly columns: ReadonlyMap<string, string>;
  /** Of the same, those that fill none. */
  readonly rest: readonly string[];
}

/**
 * Decides which column fills which field: as asked; of the other fields, each takes the column that is named like it,
 * whatever its case, blanks and underscores. Throws a StartupError, before anything is sent, for a field or a
 * column that is not there, for two of one name, and for a field that every record needs and nothing fills.
 */
export const fieldMapping = (
  dataset: ImportedDataset,
  { columns: known, hasAllColumns }: Pick<Source, "columns" | "hasAllColumns">,
  options: MappingOptions,
): FieldMapping => {
  const columns = known.filter((name) => name !== "");
  check(dataset, columns, options);
  const fields = fieldsToFill(dataset);
  const byColumn = new Map([...options.map].map(([field, column]) => [column, field]));
  const isTaken = (field: string): boolean =>
    options.map.has(field) || options.set.has(field) || (field === "id" && options.generatesId);
  const byName = new Map(fields.filter((field) => !isTaken(field)).map((field) => [plain(field), field]));

  const fieldOf = (column: string): string | undefined => byColumn.get(column) ?? byName.get(plain(column));
  const filled = new Map<string, string>();
  const rest: string[] = [];
  for (const column of columns) {
    const field = fieldOf(column);
    if (field === undefined) rest.push(column);
    else if (filled.has(field))
      throw new StartupError(
        `${field}: the columns ${quoted([filled.get(field) ?? "", column])} are both named so: choose one with --map ${field}=COLUMN`,
      );
    else filled.set(field, column);
  }
  for (const field of fields)
    if (needs(dataset, field) && !filled.has(field) && !isTaken(field))
      throw new StartupError(missing(field, dataset, rest, hasAllColumns));
  return { fieldOf, constants: options.set, columns: filled, rest };
};

/** Case, blanks and punctuation of a name do not count. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The site may be the key's. */
const needs = ({ fields }: ImportedDataset, field: string): boolean =>
  fields[field]?.required === true && field !== "site_id";

const check = (
  dataset: ImportedDataset,
  columns: readonly string[],
  { map, set, generatesId }: MappingOptions,
) => {
  const fields = fieldsToFill(dataset);
  for (const field of [...map.keys(), ...set.keys()])
    if (!fields.includes(field))
      throw new StartupError(
        `${field} is no field of ${dataset.name} that a file can fill; those are ${fields.join(", ")}`,
      );
  for (const [field, column] of map) {
    if (set.has(field)) throw new StartupError(`${field}: --map and --set exclude each other`);
    if (!columns.includes(column))
      throw new StartupError(
        `--map ${field}=${column}: there is no column ${JSON.stringify(column)}; the columns are ${quoted(columns)}`,
      );
    if (columns.indexOf(column) !== columns.lastIndexOf(column))
      throw new StartupError(`--map ${field}=${column}: two columns have that name`);
  }
  const taken = new Map<string, string>();
  for (const [field, column] of map) {
    const other = taken.get(column);
    if (other !== undefined)
      throw new StartupError(`the column ${JSON.stringify(column)} is mapped to both ${other} and ${field}`);
    taken.set(column, field);
  }
  if (generatesId && (map.has("id") || set.has("id")))
    throw new StartupError("--generate-id excludes a mapping of id");
  if (set.has("id")) throw new StartupError("--set id would give every record the same id");
};

const missing = (
  field: string,
  dataset: ImportedDataset,
  rest: readonly string[],
  hasAllColumns: boolean,
): string => {
  const ways =
    field === "id"
      ? "--map id=COLUMN, or --generate-id line where rows have none"
      : `--map ${field}=COLUMN or --set ${field}=VALUE`;
  const seen = hasAllColumns ? "" : " of the first rows";
  return `every record of ${dataset.name} needs ${field}, and no column is named so: ${ways}; other columns${seen}: ${quoted(rest)}`;
};

const shownColumns = 40;

const quoted = (columns: readonly string[]): string => {
  if (columns.length === 0) return "none";
  const more = columns.length > shownColumns ? `, and ${columns.length - shownColumns} more` : "";
  return `${columns
    .slice(0, shownColumns)
    .map((name) => JSON.stringify(name))
    .join(", ")}${more}`;
};
