import { inLinesOf, type LeaveOut, type Mentioned, replacing } from "./leftOut";

const emptied =
  (pattern: RegExp, kept: readonly string[]) =>
  (text: string): string =>
    text.replace(pattern, (found, head: string, name: string) =>
      kept.includes(name) ? found : inLinesOf(found, `${head} leftOutOfBundle(); }`),
    );

/** The functions of a CommonJS file, and the methods of its classes, but for those that are named. */
const allFunctionsBut =
  (...kept: readonly string[]) =>
  (text: string): string => {
    const functions = /^( {4}(?:async )?function (\w+)\(.*\) \{)\n(?: {6}.*\n)*? {4}\}$/gm;
    const methods =
      /^( {6}(?:static )?(?:async )?(?!if\b|for\b|while\b|switch\b)(\w+)\(.*\) \{)\n(?: {8}.*\n)*? {6}\}$/gm;
    return emptied(methods, kept)(emptied(functions, kept)(text));
  };

/** What parquetjs-lite has for reading and for its own way of writing, and what a bundler cannot know of io-ts. */
export const leftOutOfLibraries: readonly LeaveOut[] = [
  {
    // files that are loaded and never called
    of: /\/(parquetjs-lite\/(lib\/(reader|shred|exportMetadata|codec\/(plain\w*|rle))|modules\/thrift-lite\/\w+_\w+)|snappyjs\/index)\.js$/,
    from: replacing(
      /^var (require_\w+) = __commonJS\([\s\S]*$/m,
      (name) => `var ${name} = () => leftOutOfBundle;`,
    ),
  },
  {
    of: /\/parquetjs-lite\/lib\/writer\.js$/,
    from: allFunctionsBut("constructor", "writeHeader", "writeSection"),
  },
  {
    of: /\/parquetjs-lite\/lib\/types\.js$/,
    from: allFunctionsBut(),
  },
  {
    // classes that were compiled to calls, which a bundler takes for what may do anything
    of: /\/io-ts\/es6\/index\.js$/,
    from: (text) =>
      text
        .replaceAll("/** @class */", "/* @__PURE__ */")
        .replace(/\b(\w+) = (new \w+|refinement)\(/g, "$1 = /* @__PURE__ */ $2("),
  },
];

/**
 * How Parquet's structs are read, and structs that are part of none that somebody names. They are written in Thrift's compact protocol,
 * which has no names of fields and nothing at their ends.
 */
export const structsInUse = ({ members }: Mentioned): LeaveOut => ({
  of: /\/parquetjs-lite\/gen-nodejs\/parquet_types\.js$/,
  from: (text) => {
    let structs = written(text).split(/^(?= {4}\w+ = module2\.exports\.\w+ = function\()/m);
    for (let before = 0; before !== structs.length; ) {
      before = structs.length;
      structs = structs.filter(isInUse(members));
    }
    return inLinesOf(text, structs.join(""));
  },
});

const written = (text: string): string =>
  text
    .replace(/^ {4}\w+\.prototype\.read = function\(input\) \{\n(?: {6}.*\n)*? {4}\};\n/gm, "")
    .replace(/(this\.\w+) !== null && \1 !== void 0/g, "$1 != null")
    .replace(/\b(output\.write(?:Struct|Field)Begin)\("\w+"/g, '$1(""')
    .replace(/, output\.write(?:Field|List)End\(\)/g, "");

/** What is before the first struct, and what the last is with, stays in any case. */
const isInUse =
  (members: ReadonlySet<string>) =>
  (struct: string, i: number, all: readonly string[]): boolean => {
    const name = /^ {4}(\w+) = /.exec(struct)?.[1] ?? "";
    if (i === 0 || i === all.length - 1 || members.has(name)) return true;
    return all.some((other) => other !== struct && new RegExp(`\\bttypes\\.${name}\\b`).test(other));
  };
