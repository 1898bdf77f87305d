/** Where esbuild says which file the following lines are of. */
const fileComment = /^\s*\/\/ (\S+)$/;
const schemas = /\/@aws-sdk\/.+\/schemas\/schemas_\d+\.js$/;
const constant = /\b(_\w+) = ("[^"\\]*")(?=[,;])/g;

/**
 * A bundle's code with `{ [_hH]: x }` written as `{ "httpHeader": x }` where the AWS SDK describes the operations of a service in tables with
 * such keys. esbuild has to take a key like that for a call of `toString`, and so keeps all tables; written out, those of operations
 * that nobody calls can go. Only these tables are touched, where a name is a constant of the whole bundle and stands for one text.
 */
export const literalKeys = (code: string): string => {
  const lines = code.split("\n");
  const tables = lineNumbersOfTables(lines);
  const texts = new Map<string, string>();
  for (const at of tables)
    for (const [, name = "", text = ""] of (lines[at] ?? "").matchAll(constant)) texts.set(name, text);
  // a condition, as in `a ? [_b] : c`, has a space before its colon
  for (const at of tables)
    lines[at] = (lines[at] ?? "").replace(/\[(_\w+)\]:/g, (key, name: string) => {
      const text = texts.get(name);
      return text === undefined || text === '"__proto__"' ? key : `${text}:`;
    });
  return lines.join("\n");
};

const lineNumbersOfTables = (lines: readonly string[]): readonly number[] => {
  const found: number[] = [];
  let isTable = false;
  for (const [at, line] of lines.entries()) {
    const file = fileComment.exec(line)?.[1];
    if (file !== undefined) isTable = schemas.test(`/${file}`);
    else if (isTable) found.push(at);
  }
  return found;
};
