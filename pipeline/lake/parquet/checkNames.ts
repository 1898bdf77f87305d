import type { Column } from "../../event/dataset";

/**
 * Throws an Error unless columns have names that every reader and the library can tell apart. The library keeps columns under their
 * names in plain objects, which would reorder `1` and drop `__proto__`.
 */
export const checkColumns = (columns: readonly Column[]): void => {
  if (columns.length === 0) throw new Error("a Parquet file needs at least one column");
  const names = new Set<string>();
  for (const { name } of columns) {
    if (!columnName.test(name)) throw new Error(`column "${name}": a name must match ${columnName.source}`);
    if (names.has(name)) throw new Error(`column ${name}: there are two of that name`);
    names.add(name);
  }
};

/** The places of columns by name; throws an Error for a name that is none's. */
export const placesOf = (columns: readonly Column[], names: readonly string[]): readonly number[] =>
  names.map((wanted) => {
    const at = columns.findIndex(({ name }) => name === wanted);
    if (at < 0) throw new Error(`sorted by ${wanted}: there is no column of that name`);
    return at;
  });

/** Throws an Error unless readers can tell from it who wrote a file. */
export const checkCreatedBy = (createdBy: string): void => {
  if (!createdByFormat.test(createdBy))
    throw new Error(`createdBy must read "name version x (build y)", build optional, not "${createdBy}"`);
};

const columnName = /^[A-Za-z][A-Za-z0-9_]*$/;

const createdByFormat = /^\S+ version [^\s()]+( \(build [^()]+\))?$/;
