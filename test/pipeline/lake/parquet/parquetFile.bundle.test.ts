import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

const entry = `
  import { parquetFile } from "./parquetFile";
  const columns = [{ name: "v", type: "int", required: true, freeForm: false, doc: "" }];
  const pieces = [];
  const put = async (bytes) => { pieces.push(bytes); };
  const file = parquetFile(columns, { createdBy: "footfall version 0.1.0", sortedBy: [], put });
  file.rows.columns[0].add(1);
  file.rows.endRow();
  file.finish().then(() => {
    const text = Buffer.concat(pieces).toString("latin1");
    process.stdout.write(text.slice(0, 4) + text.slice(-4));
  });
`;

test("the writer works in a minified, strict CommonJS bundle, and without a warning", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: entry,
      resolveDir: join(__dirname, "../../../../pipeline/lake/parquet"),
      loader: "ts",
    },
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    tsconfigRaw: { compilerOptions: { strict: true } },
    write: false,
  });
  const bundle = outputFiles[0]?.text ?? "";
  expect(bundle.slice(0, 13)).toBe('"use strict";');
  const { stdout, stderr } = spawnSync(process.execPath, ["-"], { input: bundle, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toBe("PAR1PAR1");
});
