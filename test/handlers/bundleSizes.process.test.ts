import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../modules/functions/bundle";

const handlersFolder = join(__dirname, "../../handlers");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "footfall-bundles-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Every function's file: `handlers/<name>.ts`. */
const handlers = readdirSync(handlersFolder)
  .filter(
    (file) =>
      file.endsWith(".ts") &&
      /^export const handler\b/m.test(readFileSync(join(handlersFolder, file), "utf8")),
  )
  .map((file) => file.replace(/\.ts$/, ""));

const mostBytes = 400_000;

test("a bundle has 400 kB at most, and nothing that only machines of people need", () => {
  expect(handlers).toEqual(
    expect.arrayContaining(["ingest", "count", "compact", "rollUp", "sweep", "query", "quality"]),
  );
  const tooLarge = handlers.flatMap((handler) => {
    const code = readFileSync(join(bundle(handler, join(folder, handler)), "index.js"), "utf8");
    expect(foreign.filter((word) => code.includes(word))).toEqual([]);
    const bytes = Buffer.byteLength(code);
    return bytes > mostBytes ? [`${handler}: ${bytes} bytes, at most ${mostBytes} are allowed`] : [];
  });
  expect(tooLarge).toEqual([]);
}, 60_000);

/**
 * Signs of what would weigh most: signing in of people, other computers' credentials, S3 Select, operations that nobody calls, rules about
 * endpoints, DynamoDB's own endpoints, files of profiles, and the reading of Parquet by the library that writes it.
 */
const foreign = [
  "sso-portal",
  "169.254.170.2",
  "prelude checksum",
  "GetObjectAcl",
  "CreateNotebook",
  "leveldb",
  "S3 Outposts",
  "CreateSession",
  "AWS_CONFIG_FILE",
  "not a valid parquet file",
];
