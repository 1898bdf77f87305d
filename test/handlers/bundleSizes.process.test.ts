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

/** These hold Parquet, or three clients and the SQL of all reports. No producer waits for one, and they grow only on purpose. */
const large: Readonly<Record<string, number>> = { compact: 600_000, query: 550_000, rollUp: 580_000 };

test("a bundle has 400 kB at most, but for those that no producer waits for, and nothing that only machines of people need", () => {
  expect(handlers).toEqual(
    expect.arrayContaining(["ingest", "count", "compact", "sweep", "query", "quality"]),
  );
  const tooLarge = handlers.flatMap((handler) => {
    const code = readFileSync(join(bundle(handler, join(folder, handler)), "index.js"), "utf8");
    expect(foreign.filter((word) => code.includes(word))).toEqual([]);
    const allowed = large[handler] ?? 400_000;
    const bytes = Buffer.byteLength(code);
    return bytes > allowed ? [`${handler}: ${bytes} bytes, at most ${allowed} are allowed`] : [];
  });
  expect(tooLarge).toEqual([]);
}, 60_000);

/** Signs of what would weigh most: signing in of people, other computers' credentials, S3 Select, operations that nobody calls. */
const foreign = [
  "sso-portal",
  "169.254.170.2",
  "prelude checksum",
  "GetObjectAcl",
  "CreateNotebook",
  "leveldb",
];
