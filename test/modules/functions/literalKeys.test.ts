import { literalKeys } from "../../../modules/functions/literalKeys";

const table = "// node_modules/@aws-sdk/client-s3/dist-es/schemas/schemas_0.js";

test("a key that is a constant of the SDK's tables is written out", () => {
  const code = [table, 'var _h = "http", _hH = "httpHeader";', "var X = [0, { [_hH]: _IM_, [_h]: 1 }];"];
  expect(literalKeys(code.join("\n"))).toBe(
    [table, code[1], 'var X = [0, { "httpHeader": _IM_, "http": 1 }];'].join("\n"),
  );
});

test.each([
  ["what is no constant", [table, "var X = { [_other]: 1 };"]],
  ["a condition", [table, 'var _h = "http";', "var X = a ? [_h] : b;"]],
  ["a key that would change what an object is", [table, 'var _p = "__proto__";', "var X = { [_p]: 1 };"]],
  ["what is no table of the SDK", [table, 'var _h = "http";', "// pipeline/a.ts", "var X = { [_h]: 1 };"]],
  ["a package that is not of the SDK", ["// node_modules/a/schemas/schemas_0.js", '_h = "x", { [_h]: 1 }']],
])("%s stays", (_, lines) => {
  expect(literalKeys(lines.join("\n"))).toBe(lines.join("\n"));
});

test("after another file a table goes on", () => {
  const code = [table, 'var _h = "http";', "// pipeline/a.ts", "f();", table, "var X = { [_h]: 1 };"];
  expect(literalKeys(code.join("\n")).split("\n").at(-1)).toBe('var X = { "http": 1 };');
});
