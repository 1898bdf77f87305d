/** A view, as far as it matters which tables it is made of. */
interface NamedView {
  readonly name: string;
  readonly sql: string;
}

/** What a statement may read. */
export interface NamedTables {
  /** Of the tables, those that it or one of its views names. */
  readonly tables: readonly string[];
  /** The views, each after those that it is built on. */
  readonly views: readonly NamedView[];
}

/**
 * Finds the tables and views that a statement names, by their words alone: one that stands in a text or is a column's
 * name is found too, which costs time and does no harm. `views` has none that is built on a later one.
 */
export const namedTables = (
  tables: readonly string[],
  views: readonly NamedView[],
): ((sql: string) => NamedTables) => {
  const known = [...tables, ...views.map(({ name }) => name)];
  const wordsOf = (sql: string): ReadonlySet<string> =>
    new Set(sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []);
  const namedBy = (sql: string): readonly string[] => {
    const words = wordsOf(sql);
    return known.filter((name) => words.has(name));
  };
  const reached = new Map<string, ReadonlySet<string>>();
  const closureOf = (names: readonly string[]): Set<string> =>
    new Set(names.flatMap((name) => [name, ...(reached.get(name) ?? [])]));
  for (const { name, sql } of views)
    reached.set(name, closureOf(namedBy(sql).filter((other) => other !== name)));

  return (sql) => {
    const all = closureOf(namedBy(sql));
    return {
      tables: tables.filter((name) => all.has(name)),
      views: views.filter(({ name }) => all.has(name)),
    };
  };
};
