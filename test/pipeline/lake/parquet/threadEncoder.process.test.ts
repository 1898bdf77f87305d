import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "thread-encoder-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sources = join(__dirname, "../../../../pipeline/lake/parquet");

/** Writes 50,000 rows in three row groups, here and with a thread, and says how it went. */
const program = `
  import { createHash } from "node:crypto";
  import worker from "node:worker_threads";
  import { parquetFile } from "${sources}/parquetFile";
  import { encoderHere } from "${sources}/rowGroupEncoder";
  import { threadEncoder } from "${sources}/threadEncoder";

  let threads = 0;
  const Real = worker.Worker;
  worker.Worker = class extends Real { constructor(...all) { super(...all); threads += 1; } };

  const columns = [
    { name: "id", type: "string", required: true, freeForm: false, doc: "" },
    { name: "n", type: "double", required: false, freeForm: false, doc: "" },
  ];
  const write = async (encoder) => {
    const hash = createHash("sha256");
    const file = parquetFile(columns, {
      createdBy: "footfall version 0.1.0", sortedBy: ["n"], encoder,
      put: async (bytes) => { hash.update(bytes); },
    });
    for (let row = 0; row < 50000; row++) {
      file.rows.columns[0].add("id-" + (row * 7919) % 50000);
      if (row % 3) file.rows.columns[1].add(row % 1000);
      file.rows.endRow();
      if (file.rows.rowCount === 20000) await file.write();
    }
    await file.finish();
    return hash.digest("hex");
  };
  const main = async () => {
    const here = await write(encoderHere);
    const before = threads;
    const two = await Promise.all([write(threadEncoder), write(threadEncoder)]);
    console.log(JSON.stringify({ same: two.every((hash) => hash === here), before, threads }));
  };
  main();
`;

const runIn = (memoryMb: number, file: string, ...options: string[]) => {
  const env = { ...process.env, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${memoryMb}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, file], {
    encoding: "utf8",
    env,
  });
  return { status, stderr: stderr.slice(-600), said: stdout === "" ? undefined : JSON.parse(stdout) };
};

const bundled = (name: string, entry: string): void => {
  buildSync({
    entryPoints: [entry],
    outfile: join(folder, name),
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    logLevel: "silent",
  });
};

const expected = {
  status: 0,
  stderr: "",
  said: { same: true, before: 0, threads: availableParallelism() > 1 ? 1 : 0 },
};

test("files of many rows share one thread, have the same bytes as without, and the process ends by itself", () => {
  const file = join(folder, "main.ts");
  writeFileSync(file, program);
  expect(runIn(3008, file, "--no-warnings", "--import", require.resolve("tsx"))).toEqual(expected);
});

test("in a bundle the thread's program is a bundle beside it; without one there is no thread", () => {
  const file = join(folder, "main.ts");
  writeFileSync(file, program);
  bundled("index.js", file);
  expect(runIn(3008, join(folder, "index.js"))).toEqual({
    ...expected,
    said: { ...expected.said, threads: 0 },
  });
  bundled("encoderWorker.js", join(sources, "encoderWorker.ts"));
  expect(runIn(3008, join(folder, "index.js"))).toEqual(expected);
  // a function without a second processor
  expect(runIn(1024, join(folder, "index.js"))).toEqual({
    ...expected,
    said: { ...expected.said, threads: 0 },
  });
});

test("what fails in the thread rejects who waits for the file, and ends the process", () => {
  bundled("index.js", join(folder, "main.ts"));
  writeFileSync(join(folder, "encoderWorker.js"), `process.exit(3);`);
  const { status, stderr } = runIn(3008, join(folder, "index.js"));
  expect(status).toBe(1);
  expect(stderr).toContain("the thread that encodes row groups ended with code 3");
});
