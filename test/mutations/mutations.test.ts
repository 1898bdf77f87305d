import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkUnmutated } from "./checkUnmutated";
import { judgeMutation } from "./judgeMutation";
import { mutate } from "./mutate";
import type { Mutation } from "./mutation";
import { mutations } from "./mutations";
import { type ScratchCopies, type ScratchCopy, scratchCopies } from "./scratchCopies";

jest.setTimeout(240_000);

const project = join(__dirname, "../..");
const read = (file: string): string => readFileSync(join(project, file), "utf8");

test("every guard is removed from its source, where it stands once", () => {
  const unfit = mutations.flatMap((mutation) => {
    const mutated = mutate(read(mutation.file), mutation);
    return mutated.kind === "unfit" ? [`${mutation.name}: ${mutated.reason}`] : [];
  });
  expect(unfit).toEqual([]);
});

test("names are sentences, each of one mutation", () => {
  const names = mutations.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(names.filter((name) => !/^[a-z].* .*[a-z]$/.test(name))).toEqual([]);
});

test("no two mutations make the same of a source", () => {
  const made = mutations.map(({ file, find, replace }) => JSON.stringify([file, find, replace]));
  expect(made.filter((each, at) => made.indexOf(each) !== at)).toEqual([]);
});

test("the promises are headings of the page of guarantees", () => {
  const headings = new Set(read("docs/guarantees.md").match(/(?<=^## ).*$/gm));
  expect(mutations.filter(({ promise }) => !headings.has(promise))).toEqual([]);
});

/** A suite, with what it imports from its own folder: the tests of a contract. */
const suiteAndContracts = (file: string): string => {
  if (!existsSync(join(project, file))) return "";
  const suite = read(file);
  const neighbours = [...suite.matchAll(/from "\.\/(\w+)"/g)].map(
    ([, name]) => `${dirname(file)}/${name}.ts`,
  );
  return [suite, ...neighbours.map(read)].join("\n");
};

test("the tests that notice are there", () => {
  const missing = mutations.filter(
    ({ caughtBy: { file, title } }) => !suiteAndContracts(file).includes(title.replaceAll('"', '\\"')),
  );
  expect(missing.map(({ name, caughtBy }) => [name, caughtBy])).toEqual([]);
});

describe("in a copy of the sources", () => {
  let copies: ScratchCopies;
  let copy: ScratchCopy;
  beforeAll(() => {
    copies = scratchCopies(project, 1);
    const [only] = copies.copies;
    if (only === undefined) throw new Error("there is no copy");
    copy = only;
  });
  afterAll(() => copies.dispose());

  const named = (name: string): Mutation => {
    const mutation = mutations.find((each) => each.name === name);
    if (mutation === undefined) throw new Error(`no mutation is named ${name}`);
    return mutation;
  };
  const clock = named("a clock that is wrong is not put right");
  const shares = named("two shares of one batch add up");

  test("the tests pass as the sources are, and without a guard the one that is named fails", async () => {
    expect(await checkUnmutated(copy, [clock.caughtBy, shares.caughtBy], 1)).toEqual([]);
    for (const mutation of [clock, shares])
      expect(await judgeMutation(copy, mutation)).toEqual({
        kind: "caught",
        by: expect.stringContaining(mutation.caughtBy.title),
      });
    expect(readFileSync(join(copy.folder, clock.file), "utf8")).toBe(read(clock.file));
  });

  test("a change that removes nothing survives", async () => {
    const harmless = { ...clock, replace: `${clock.find} + 0` };
    expect(await judgeMutation(copy, harmless)).toEqual({ kind: "survived" });
  });

  test.each<[string, Partial<Mutation>, string]>([
    ["a source that cannot be read", { replace: "(" }, "came to no test"],
    ["a source that cannot run", { replace: "nobody.knows" }, "nobody is not defined"],
    ["a text that is not there", { find: "no such text" }, "0 times"],
  ])("%s is not taken for caught", async (_, changes, reason) => {
    expect(await judgeMutation(copy, { ...clock, ...changes })).toEqual({
      kind: "unjudged",
      reason: expect.stringContaining(reason),
    });
  });

  test("a test that is not there, or fails anyway, is told before", async () => {
    const absent = { ...clock.caughtBy, title: "no test is called this" };
    expect(await checkUnmutated(copy, [absent], 1)).toEqual([
      `${absent.file}: no test has the title "no test is called this"`,
    ]);
    const lost = { file: "test/nowhere.test.ts", title: "" };
    expect(await checkUnmutated(copy, [lost], 1)).toEqual([
      expect.stringContaining("test/nowhere.test.ts came to no test"),
    ]);
  });
});
