import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";

const entry = `
  import { parquetWriter } from "./parquetWriter";
  const columns = [{ name: "v", type: "int", required: true, freeForm: false, doc: "" }];
  const writer = parquetWriter(columns, { createdBy: "footfall version 0.1.0" });
  writer.writeRowGroup([{ type: "int", values: [1, 2] }]).then(() => writer.finish()).then((file) => {
    const text = Buffer.from(file).toString("latin1");
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
