import { bundledFiles } from "../../../modules/functions/bundledFiles";

const code = [
  '"use strict";',
  "",
  "// node_modules/a/index.js",
  "var types = [",
  "  0",
  "  // unused",
  "];",
  "// pipeline/ingest/ingest.ts",
  "ingest();",
].join("\n");

test("a bundle is taken apart by the lines that name files, and no other comment is one", () => {
  expect(bundledFiles(code)).toEqual([
    { path: "", text: '"use strict";\n' },
    {
      path: "/node_modules/a/index.js",
      text: "// node_modules/a/index.js\nvar types = [\n  0\n  // unused\n];",
    },
    { path: "/pipeline/ingest/ingest.ts", text: "// pipeline/ingest/ingest.ts\ningest();" },
  ]);
});

test("joined, the files are the bundle", () => {
  expect(
    bundledFiles(code)
      .map(({ text }) => text)
      .join("\n"),
  ).toBe(code);
});
