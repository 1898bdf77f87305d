import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import packageJson from "../package.json";

const root = join(__dirname, "..");
const sourceFolders = ["stacks", "modules", "handlers", "pipeline", "local", "review", "dashboard", "docs"];

/** A source file: what it imports, as paths from the root (no ending) or as package names. */
interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** The imports of which something is left at run time: all but types. */
  readonly loaded: readonly string[];
}

const sources = ["main.ts", ...sourceFolders.flatMap(filesIn)].map(read);

test("pipeline knows neither the doors, nor the ground, nor the local mode, nor the dashboard", () => {
  expect(
    imports("pipeline/", /^(handlers|local|stacks|modules|dashboard|main|cdktf|@cdktf|constructs)(\/|$)/),
  ).toEqual([]);
});

test("handlers know the pipeline and nothing else of the house", () => {
  expect(imports("handlers/", /^(local|stacks|modules|dashboard|docs|main)(\/|$)/)).toEqual([]);
});

test("only the local mode opens the doors itself", () => {
  const callers = sources.filter(({ file }) => !/^(handlers|local)\//.test(file));
  expect(offences(callers, /^handlers\//)).toEqual([]);
});

test("only main, stacks and modules know cdktf", () => {
  const others = sources.filter(({ file }) => !/^(main\.ts|stacks\/|modules\/)/.test(file));
  expect(offences(others, /^(cdktf|@cdktf\/.*|constructs)$/)).toEqual([]);
});

test("modules know no stack, and of the pipeline only facts: columns, key layouts, environments, names, SQL", () => {
  expect(imports("modules/", /^(stacks|main|local|handlers)(\/|$)/)).toEqual([]);
  const facts = new RegExp(
    `^pipeline/(${[
      "event/.*",
      "commerce/(allDatasets|customers|orders|payments)",
      "raw/(rawKey|rawTables)",
      "lake/lakeKey",
      "quality/qualityThresholds",
      "reports/(allReports|sqlEngineUri|views/(view|allViews)|operators/allOperatorQueries)",
      "\\w+/\\w+Environment",
    ].join("|")})$`,
  );
  const ground = sources.filter(({ file }) => /^(main\.ts|stacks\/|modules\/)/.test(file));
  expect(
    offences(ground, /^pipeline\//).filter((offence) => !facts.test(offence.split(" → ")[1] ?? "")),
  ).toEqual([]);
});

test("nothing that the ground imports reaches an AWS SDK, a Parquet library or a database", () => {
  const ground = sources.filter(({ file }) => /^(main\.ts|stacks\/|modules\/)/.test(file));
  const reached = closureOf(ground);
  expect(offences(reached, /^(@aws-sdk\/|parquetjs-lite|@duckdb\/|bowser|isbot)/)).toEqual([]);
});

test("the review reads documents: it knows neither stacks nor modules nor doors, and of the pipeline only events", () => {
  expect(imports("review/", /^(stacks|modules|handlers|local|dashboard|main)(\/|$)/)).toEqual([]);
  expect(imports("review/", /^pipeline\/(?!event\/)/)).toEqual([]);
});

test.each([
  ["@aws-sdk", /^@aws-sdk\//, /\.(s3|sqs|dynamodb|athena)\.ts$/],
  ["DuckDB", /^@duckdb\//, /\.duckdb\.ts$/],
  ["the file system", /^(node:)?fs(\/promises)?$/, /\.dir\.ts$/],
  ["parquetjs-lite", /^parquetjs-lite(\/|$)/, /\/parquet\/parquetEnvelope\.ts$/],
  ["hyparquet", /^hyparquet(\/|$)/, /\/parquet\/parquetReader\.ts$/],
  ["bowser and isbot", /^(bowser|isbot)$/, /\/userAgent\.ts$/],
])("in the pipeline, %s is imported by its adapter alone", (_, library, adapter) => {
  const pipeline = sources.filter(({ file }) => file.startsWith("pipeline/"));
  const users = pipeline.filter((source) => source.imports.some((name) => library.test(name)));
  expect(users.length).toBeGreaterThan(0);
  expect(users.map(({ file }) => file).filter((file) => !adapter.test(file))).toEqual([]);
});

test("the database that stands in for DynamoDB is the local mode's alone", () => {
  const others = sources.filter(({ file }) => !file.startsWith("local/"));
  expect(offences(others, /^dynalite(\/|$)/)).toEqual([]);
});

test("one file knows how CSV is read", () => {
  const users = sources.filter(({ imports: names }) => names.some((name) => /^csv-parse(\/|$)/.test(name)));
  expect(users.map(({ file }) => file)).toEqual(["local/import/csvRecords.ts"]);
});

test("only the sweep opens a store that can delete, and nothing else of the pipeline deletes", () => {
  const openers = sources.filter(({ imports: names }) =>
    names.includes("pipeline/storage/openSweepableStore"),
  );
  expect(openers.map(({ file }) => file)).toEqual(["handlers/sweep.ts", "pipeline/storage/openStore.ts"]);
  const deleters = sources.filter(
    ({ file, text }) => /^(handlers|pipeline|local)\//.test(file) && /\bSweepableStore\b/.test(text),
  );
  expect(
    deleters.map(({ file }) => file).filter((file) => !/^pipeline\/(sweep|storage)\//.test(file)),
  ).toEqual([]);
});

/** What browsers get. */
const pages = sources.filter(({ file }) => /^dashboard\/(app|menu|tracker)\//.test(file));

test("the dashboard knows the house by the API alone: of the pipeline it takes types, and what is pure and small", () => {
  expect(imports("dashboard/", /^(handlers|local|stacks|modules|review|docs|main)(\/|$)/)).toEqual([]);
  const facts =
    /^pipeline\/(commerce\/minorUnits|event\/(cutText|decode|parseJson|shownValue)|quality\/(judge|qualityThresholds))$/;
  expect(pages.length).toBeGreaterThan(0);
  expect(
    pages.flatMap(({ file, loaded }) =>
      loaded
        .filter((name) => name.startsWith("pipeline/") && !facts.test(name))
        .map((name) => `${file} → ${name}`),
    ),
  ).toEqual([]);
});

test("nothing that a page loads reaches Node, an AWS SDK, a database or cdktf", () => {
  const reached = loadedFrom(pages);
  expect(reached.length).toBeGreaterThan(pages.length);
  const foreign = /^(@aws-sdk\/|@duckdb\/|cdktf|@cdktf\/|constructs|esbuild|parquetjs-lite|dynalite)/;
  expect(
    reached.flatMap(({ file, loaded }) =>
      loaded.filter((name) => isBuiltin(name) || foreign.test(name)).map((name) => `${file} → ${name}`),
    ),
  ).toEqual([]);
});

test("the tracker stands alone, and the dashboard does without it and the menu", () => {
  const rooms = (folder: string, others: RegExp) => imports(`dashboard/${folder}/`, others);
  expect(rooms("tracker", /^dashboard\/(?!tracker\/)/)).toEqual([]);
  expect(rooms("app", /^dashboard\/(?!app\/)/)).toEqual([]);
  expect(rooms("build", /^(dashboard\/(?!build\/)|pipeline\/)/)).toEqual([]);
});

test("of the dashboard the ground knows the build alone, and only the local mode knows more", () => {
  const ground = sources.filter(({ file }) => /^(main\.ts|stacks\/|modules\/)/.test(file));
  expect(offences(ground, /^dashboard\/(?!build\/)/)).toEqual([]);
  expect(imports("local/", /^dashboard\/(?!build\/|menu\/)/)).toEqual([]);
  const others = sources.filter(({ file }) => /^(docs|review)\//.test(file));
  expect(offences(others, /^dashboard\//)).toEqual([]);
});

test.each([
  [
    "what draws plots",
    /^(@observablehq\/plot|topojson-client|world-atlas)(\/|$)/,
    /^dashboard\/app\/plots\//,
  ],
  ["what bundles", /^esbuild$/, /^(dashboard\/build\/bundlePages|modules\/functions\/bundledCode)\.ts$/],
])("%s is imported where it belongs", (_, library, place) => {
  const users = sources.filter((source) => source.imports.some((name) => library.test(name)));
  expect(users.length).toBeGreaterThan(0);
  expect(users.map(({ file }) => file).filter((file) => !place.test(file))).toEqual([]);
});

test("one file knows how a QR code is made", () => {
  const users = sources.filter(({ imports: names }) => names.includes("qrcode-generator"));
  expect(users.map(({ file }) => file)).toHaveLength(1);
});

test("only pages touch a browser's document, and who photographs them", () => {
  const touching =
    /\b(window|document)\.(addEventListener|body|cookie|createElement|documentElement|getElementById|head|location|querySelector)\b|\b(local|session)Storage\./;
  const touched = sources.filter(({ text }) => touching.test(text));
  expect(touched.length).toBeGreaterThan(0);
  expect(
    touched.map(({ file }) => file).filter((file) => !/^(dashboard\/|docs\/screenshots\.ts$)/.test(file)),
  ).toEqual([]);
});

test("domain code has no clock and no dice: they are passed in", () => {
  const adapters = /\.(dir|s3|dynamodb|duckdb|athena)\.ts$/;
  const domain = sources.filter(({ file }) => file.startsWith("pipeline/") && !adapters.test(file));
  const uses = domain.filter(({ text }) =>
    /Date\.now|new Date\(\)|Math\.random|randomUUID|performance\.now/.test(text),
  );
  expect(uses.map(({ file }) => file)).toEqual([]);
});

test("folders are domain nouns", () => {
  const folders = new Set(sources.flatMap(({ file }) => dirname(file).split("/")));
  expect([...folders].filter((name) => /^(utils?|common|helpers?|lib|shared|misc)$/i.test(name))).toEqual([]);
});

test("no test is skipped, but by what its machine lacks (test/support/needs.ts)", () => {
  const tests = filesIn("test").filter(
    (file) => !/^test\/(support\/needs|architecture\.test)\.ts$/.test(file),
  );
  expect(tests.length).toBeGreaterThan(50);
  const skipping = tests.filter((file) =>
    /\b(test|it|describe)\b[^\n]*\.(skip|todo|failing|only)\b|\b(xit|xtest|xdescribe|fit|fdescribe)[(.]/.test(
      readFileSync(join(root, file), "utf8"),
    ),
  );
  expect(skipping).toEqual([]);
});

test("every dependency is pinned to one version", () => {
  const pins = { ...packageJson.dependencies, ...packageJson.devDependencies, ...packageJson.overrides };
  expect(Object.entries(pins).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
    [],
  );
  expect(packageJson.dependencies["parquetjs-lite"]).toBe("0.8.7");
});

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
}

function read(file: string): Source {
  const text = readFileSync(join(root, file), "utf8");
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => named(file, fileName));
  // a list that names types one by one is loaded: lint refuses one that names nothing else
  const types = [...text.matchAll(/^(?:import|export) type [^;]*? from "([^"]+)";/gm)].map(
    ([, name]) => name,
  );
  const loaded = imports.filter((name) => !types.some((type) => named(file, type ?? "") === name));
  return { file, text, imports, loaded };
}

/** A file as a path from the root; a package as it is. */
function named(file: string, name: string): string {
  return name.startsWith(".") ? relative(root, resolve(root, dirname(file), name)) : name;
}

function imports(folder: string, forbidden: RegExp): string[] {
  return offences(
    sources.filter(({ file }) => file.startsWith(folder)),
    forbidden,
  );
}

function offences(among: readonly Source[], forbidden: RegExp): string[] {
  expect(among.length).toBeGreaterThan(0);
  return among.flatMap(({ file, imports: names }) =>
    names.filter((name) => forbidden.test(name)).map((name) => `${file} → ${name}`),
  );
}

function closureOf(start: readonly Source[], ways = ({ imports: names }: Source) => names): Source[] {
  const byName = new Map(sources.map((source) => [source.file.replace(/\.ts$/, ""), source]));
  const reached = new Set(start);
  for (const source of reached)
    for (const name of ways(source)) {
      const next = byName.get(name);
      if (next !== undefined) reached.add(next);
    }
  return [...reached];
}

function loadedFrom(start: readonly Source[]): Source[] {
  return closureOf(start, ({ loaded }) => loaded);
}
