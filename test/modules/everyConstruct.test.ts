import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Construct } from "constructs";

const root = join(__dirname, "../..");

/** The files of `modules/`, without their ending. */
const files = readdirSync(join(root, "modules"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => `modules/${file.replaceAll("\\", "/").replace(/\.ts$/, "")}`)
  .sort();

/** What a file gives at run time: types leave nothing. */
const exportsOf = (file: string): Promise<Readonly<Record<string, unknown>>> => import(join(root, file));

const isConstruct = (exported: unknown): boolean =>
  typeof exported === "function" && exported.prototype instanceof Construct;

/** The test beside which a file would lie, were both in one tree. */
const twinOf = (file: string): string => `test/${file}.test.ts`;

/** Whether a test puts up what a file makes: itself, or by a fixture that it imports. */
const putsUp = (test: string, file: string): boolean => {
  const imported = importsOf(test);
  const fixtures = imported.filter((name) => name.startsWith("test/"));
  return [...imported, ...fixtures.flatMap((fixture) => importsOf(`${fixture}.ts`))].includes(file);
};

/** The files that a file imports for more than their types, as paths from the root, without their ending. */
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^import (?!type )[^;]*? from "(\.[^"]+)";/gm)].map(
    ([, path = ""]) => relative(root, resolve(root, dirname(file), path)),
  );

test("every construct has a test of its own, of its file's name, in the mirrored place", async () => {
  const constructs: string[] = [];
  const untested: string[] = [];
  for (const file of files)
    for (const [name, exported] of Object.entries(await exportsOf(file)))
      if (isConstruct(exported)) {
        constructs.push(name);
        const twin = twinOf(file);
        if (!existsSync(join(root, twin))) untested.push(`${name}: has no ${twin}`);
        else if (!putsUp(twin, file)) untested.push(`${name}: is not in ${twin}`);
      }
  // some by way of another: an access log bucket is an encrypted bucket
  expect(constructs).toEqual(expect.arrayContaining(["AccessLogBucket", "AwsStack", "QueueFedFunction"]));
  expect(untested).toEqual([]);
});
