import { leaveOut } from "../../../modules/functions/leaveOut";

const aBundle = (...files: readonly (readonly [path: string, ...lines: readonly string[]])[]): string =>
  ['"use strict";', ...files.flatMap(([path, ...lines]) => [`// ${path}`, ...lines])].join("\n");

/** Without the first line, which defines what stands for all that is left out, and without empty lines. */
const left = (code: string): readonly string[] =>
  leaveOut(code)
    .split("\n")
    .slice(1)
    .filter((line) => line !== "");

const sha256 = "node_modules/@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js";
const s3 = "node_modules/@aws-sdk/client-s3";

test("what is called after all says that it is left out", () => {
  const code = leaveOut(
    aBundle([sha256, "var A = 1, Sha256Js2 = class {", "  update() {}", "};"], ["a.ts", "run();"]),
  );
  const run = (does: string) => new Function(code.replace("run();", does));
  for (const use of ["new Sha256Js2()", "Sha256Js2()"])
    expect(run(use)).toThrow("left out of this bundle: see modules/functions/leaveOut.ts");
});

test("lines stay where they are", () => {
  const code = aBundle(
    [sha256, "var Sha256Js = class {", "  update() {", "  }", "};"],
    [
      `${s3}/package.json`,
      "var package_default = {",
      '  name: "s3",',
      '  version: "3.1.0",',
      "  files: []",
      "};",
    ],
    ["a.ts", "run();"],
  );
  const at = (text: string): number => text.split("\n").indexOf("run();");
  expect(at(leaveOut(code))).toBe(at(code));
});

test("of a package's description the version is left", () => {
  const lines = ["var package_default = {", '  name: "s3",', '  version: "3.1.0",', "  files: []", "};"];
  const [, ...rest] = left(aBundle([`${s3}/package.json`, ...lines]));
  expect(new Function(`${rest.join("\n")} return package_default.version;`)()).toBe("3.1.0");
});

test("of the rules of a service its name is left", () => {
  const rules = [
    `${s3}/dist-es/endpoint/bdd.js`,
    "var nodes = [",
    "  1",
    "], bdd2 = BinaryDecisionDiagram.from(nodes);",
  ];
  const [only] = left(aBundle(rules as [string, ...string[]]));
  expect(only).toBe('var bdd2 = "s3";');
});

test("an error keeps its class where others than the clients name it, but not for a text that reads like it", () => {
  const schemas = `${s3}/dist-es/schemas/schemas_0.js`;
  const register = (name: string) => `n0_registry.registerError(${name}$, ${name});`;
  const code = aBundle(
    [schemas, register("NoSuchKey"), register("NotFound"), register("S3ServiceException")],
    [`${s3}/dist-es/models/errors.js`, "var NotFound = class {};"],
    ["a.ts", 'error instanceof NoSuchKey || error.name === "NotFound";'],
  );
  expect(left(code).filter((line) => line.includes("registerError"))).toEqual([
    register("NoSuchKey"),
    register("S3ServiceException"),
  ]);
});

test("a file that is loaded and never called is none, and a wrapped file that nobody loads can go", () => {
  const wrapped = (name: string, path: string): [string, ...string[]] => [
    path,
    `var ${name} = __commonJS({`,
    `  "${path}"(exports) {`,
    "    exports.a = 1;",
    "  }",
    "});",
  ];
  const code = aBundle(
    wrapped("require_snappyjs", "node_modules/snappyjs/index.js"),
    wrapped("require_other", "node_modules/other/index.js"),
  );
  expect(left(code)).toEqual([
    "// node_modules/snappyjs/index.js",
    "var require_snappyjs = () => leftOutOfBundle;",
    "// node_modules/other/index.js",
    "var require_other = /* @__PURE__ */ __commonJS({",
    '  "node_modules/other/index.js"(exports) {',
    "    exports.a = 1;",
    "  }",
    "});",
  ]);
});

test("of Parquet's structs those are left that somebody names, with those they are made of, to be written", () => {
  const struct = (name: string, ...parts: readonly string[]) => [
    `    ${name} = module2.exports.${name} = function(args) {`,
    ...parts.map((part) => `      this.a = new ttypes.${part}(args.a);`),
    "    };",
    `    ${name}.prototype.read = function(input) {`,
    "      input.readStructBegin();",
    "    };",
    `    ${name}.prototype.write = function(output) {`,
    `      output.writeStructBegin("${name}"), this.a !== null && this.a !== void 0 && (output.writeFieldBegin("a", 8, 1), output.writeI32(this.a), output.writeFieldEnd());`,
    "    };",
  ];
  const code = aBundle(
    [
      "node_modules/parquetjs-lite/gen-nodejs/parquet_types.js",
      "var require_parquet_types = __commonJS({",
      ...struct("PageHeader", "DataPageHeader"),
      ...struct("DataPageHeader"),
      ...struct("Statistics"),
      ...struct("RowGroup", "Statistics"),
      ...struct("FileMetaData"),
      "});",
    ],
    ["a.ts", 'new thrift.RowGroup({}); unnamed("PageHeader");'],
  );
  const lines = left(code);
  expect(lines.flatMap((line) => /^ {4}(\w+) = module2/.exec(line)?.[1] ?? [])).toEqual([
    "Statistics",
    "RowGroup",
    "FileMetaData",
  ]);
  expect(lines.filter((line) => line.includes("prototype.read"))).toEqual([]);
  expect(lines).toContain(
    '      output.writeStructBegin(""), this.a != null && (output.writeFieldBegin("", 8, 1), output.writeI32(this.a));',
  );
});

test("of the library's writer the functions are left that are called", () => {
  const code = aBundle([
    "node_modules/parquetjs-lite/lib/writer.js",
    "var require_writer = __commonJS({",
    '  "node_modules/parquetjs-lite/lib/writer.js"(exports) {',
    "    var Writer = class {",
    "      constructor(schema) {",
    "        this.schema = schema;",
    "      }",
    "      async close() {",
    "        if (this.open) {",
    "          stop();",
    "        }",
    "      }",
    "    };",
    "    function encodePages(schema) {",
    "      return [];",
    "    }",
    "  }",
    "});",
  ]);
  expect(left(code).slice(3)).toEqual([
    "    var Writer = class {",
    "      constructor(schema) {",
    "        this.schema = schema;",
    "      }",
    "      async close() { leftOutOfBundle(); }",
    "    };",
    "    function encodePages(schema) { leftOutOfBundle(); }",
    "  }",
    "});",
  ]);
});

test("a file that is not as expected is named, unless what is expected is in another part of it", () => {
  expect(() => leaveOut(aBundle([sha256, "export class Sha256 {}"]))).toThrow(
    `/${sha256}: has nothing that modules/functions/leaveOut.ts knows`,
  );
  expect(left(aBundle([sha256, 'import "a";'], [sha256, "var Sha256Js = class {", "};"]))).toEqual([
    `// ${sha256}`,
    'import "a";',
    "var Sha256Js = leftOutOfBundle;",
  ]);
});

test("what is nobody's business stays", () => {
  const code = aBundle(["pipeline/a.ts", "var Sha256Js = class {};"], ["node_modules/b/index.js", "f();"]);
  expect(left(code)).toEqual(code.split("\n").slice(1));
});
