import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configurationSettings } from "../../stacks/configuration";
import { type Settings, settingsOf } from "../../stacks/settings";
import { installation, statementsOf } from "./synthesized";

const folder = join(__dirname, "../../examples");

const anExample = (file: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(folder, file), "utf8"));

/** The names of options that an object leaves out, and of those that it sets to their default. */
const leftOut = (options: Settings, given: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(options).flatMap(([name, { codec, otherwise }]) => {
    const inner = settingsOf(codec);
    const value = given[name];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(otherwise)) return [name];
    return inner === undefined
      ? []
      : leftOut(inner, value as Readonly<Record<string, unknown>>).map((rest) => `${name}.${rest}`);
  });

const examples = readdirSync(folder).filter((file) => file.endsWith(".json"));

test.each(examples)("examples/%s is a configuration, and both its stacks synthesize", (file) => {
  const { primary, backup } = installation(anExample(file));
  expect(Object.keys(primary.resources).length).toBeGreaterThan(Object.keys(backup.resources).length);
});

test("the full example sets the options to something else than their defaults", () => {
  // but one: examples are copied, and this one is for the last day of an installation
  expect(leftOut(configurationSettings, anExample("full.json"))).toEqual(["takeDown"]);
});

test("the minimal example sets what has no default, and nothing else", () => {
  const required = Object.entries(configurationSettings)
    .filter(([, { otherwise }]) => otherwise === undefined)
    .map(([name]) => name);
  expect(Object.keys(anExample("minimal.json"))).toEqual(required);
});

test.each(examples)("no policy of examples/%s is empty: AWS takes one statement or more", (file) => {
  const policies = Object.values(installation(anExample(file))).flatMap(({ resources }) =>
    Object.entries(resources).flatMap(([address, { policy }]) =>
      typeof policy === "string" ? [[address, statementsOf(policy).length] as const] : [],
    ),
  );
  expect(policies.length).toBeGreaterThan(10);
  expect(policies.filter(([, statements]) => statements === 0)).toEqual([]);
});
