import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfiguration } from "../../stacks/readConfiguration";
import { aConfiguration } from "./synthesized";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "footfall-configuration-"));
  mkdirSync(join(folder, "examples"));
  write("examples/minimal.json", { ...aConfiguration, name: "minimal" });
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, options: object): void =>
  writeFileSync(join(folder, name), JSON.stringify(options));

test("without a file of one's own, the minimal example is used", () => {
  expect(readConfiguration(folder, undefined).name).toBe("minimal");
  expect(readConfiguration(folder, "").name).toBe("minimal");
});

test("footfall.json in the project's folder is preferred to the example", () => {
  write("footfall.json", { ...aConfiguration, name: "own" });
  expect(readConfiguration(folder, undefined).name).toBe("own");
});

test("a named file is preferred to both", () => {
  write("footfall.json", { ...aConfiguration, name: "own" });
  write("staging.json", { ...aConfiguration, name: "staging" });
  expect(readConfiguration(folder, join(folder, "staging.json")).name).toBe("staging");
});

test("a wrong configuration fails with the file and every mistake", () => {
  write("footfall.json", { ...aConfiguration, shards: 0, accountId: "12" });
  expect(() => readConfiguration(folder, undefined)).toThrow(
    [
      `${join(folder, "footfall.json")} is not a configuration:`,
      '  accountId: must be the 12 digits of an AWS account, as text, not "12"',
      "  shards: must be a whole number from 1 to 64, not 0",
    ].join("\n"),
  );
});

test("a file that is missing, or cannot be read, is named", () => {
  expect(() => readConfiguration(folder, join(folder, "none.json"))).toThrow(
    /none\.json: there is no such file$/,
  );
  expect(() => readConfiguration(folder, join(folder, "examples"))).toThrow(
    /examples cannot be read: EISDIR/,
  );
});

test("a comma too many is shown by its line", () => {
  writeFileSync(join(folder, "footfall.json"), '{\n  "name": "acme",\n}');
  expect(() => readConfiguration(folder, undefined)).toThrow(/footfall\.json is not JSON: .*\(line 3\b/);
});

test("a byte order mark, as editors on Windows write it, is no mistake", () => {
  writeFileSync(join(folder, "footfall.json"), `\uFEFF${JSON.stringify({ ...aConfiguration, name: "own" })}`);
  expect(readConfiguration(folder, undefined).name).toBe("own");
});
