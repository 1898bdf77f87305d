import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Waiver, waivers } from "../../stacks/waivers";
import { brokenVariants } from "./checklist/broken";
import { publicRules } from "./checklist/publicRules";
import { type Rule, type Subject, subjectsOf } from "./checklist/rule";
import { rules } from "./checklist/rules";
import { installation, type Synthesized } from "./synthesized";

const anExample = (name: string): object =>
  JSON.parse(readFileSync(join(__dirname, "../../examples", `${name}.json`), "utf8"));

const full: readonly Synthesized[] = Object.values(installation(anExample("full")));
const examples: readonly Synthesized[] = [...Object.values(installation(anExample("minimal"))), ...full];

const excuses = (waiver: Waiver, rule: Rule, address: string): boolean =>
  waiver.rules.some((id) => rule.ids.includes(id)) && waiver.where.includes(address);

/** The addresses that a rule judges, and those among them that break it. */
const judged = (rule: Rule) => {
  const subjects = examples.flatMap((stack) => subjectsOf(rule, stack));
  const addresses = (some: readonly Subject[]) => [...new Set(some.map(({ address }) => address))].sort();
  return { all: addresses(subjects), broken: addresses(subjects.filter((subject) => !rule.holds(subject))) };
};

test.each(rules.map((rule) => [rule.group, rule.says, rule.ids.join(" "), rule] as const))(
  "%i: %s (%s)",
  (_, __, ___, rule) => {
    const { all, broken } = judged(rule);
    expect(all).not.toEqual([]);
    expect(broken.filter((address) => !waivers.some((waiver) => excuses(waiver, rule, address)))).toEqual([]);
  },
);

test.each(rules.map((rule) => [rule.says, rule] as const))(
  "each rule refuses what it is there to refuse: %s",
  (says, rule) => {
    const { subject, mended, broken } = brokenVariants[says] ?? { subject: "no variant", broken: [] };
    const found = full.find(({ resources }) => subject in resources);
    if (found === undefined) throw new Error(`${subject}: no stack has it`);
    const holdsIn = (stack: Synthesized): boolean | undefined => {
      const one = subjectsOf(rule, stack).find(({ address }) => address === subject);
      return one && rule.holds(one);
    };
    const intact = mended?.(found, subject) ?? found;
    expect(holdsIn(intact)).toBe(true);
    expect(broken).not.toEqual([]);
    expect(broken.map((change) => holdsIn(change(intact, subject)))).toEqual(broken.map(() => false));
  },
);

test("each broken variant is of a rule, and of one only", () => {
  expect(Object.keys(brokenVariants).sort()).toEqual(rules.map(({ says }) => says).sort());
});

test("what the full example configures needs no waiver of what the minimal one does without", () => {
  const configured = ["†default-endpoint", "CKV174", "CKV2 42", "CKV68"];
  const missed = rules
    .filter(({ ids }) => ids.some((id) => configured.includes(id)))
    .filter((rule) =>
      full.flatMap((stack) => subjectsOf(rule, stack)).some((subject) => !rule.holds(subject)),
    );
  expect(missed.map(({ says }) => says)).toEqual([]);
});

test("each group stands for the public rules that it lists, and for no others", () => {
  const idsOf = (group: number): readonly string[] =>
    rules.filter((rule) => rule.group === group).flatMap(({ ids }) => ids);
  const stoodFor = Object.keys(publicRules).map((group) => [
    group,
    [...new Set(idsOf(Number(group)))]
      .filter((id) => !id.startsWith("†"))
      .sort()
      .join(", "),
  ]);
  const listed = Object.entries(publicRules).map(([group, ids]) => [
    group,
    ids.split(", ").sort().join(", "),
  ]);
  expect(stoodFor).toEqual(listed);
});

test("all seventy groups of the checklist have a rule", () => {
  expect([...new Set(rules.map(({ group }) => group))].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 70 }, (_, i) => i + 1),
  );
});

test("each waiver is needed: what it excuses does break the rule", () => {
  const needless = waivers.flatMap((waiver) =>
    waiver.where
      .filter(
        (address) =>
          !rules.some((rule) => excuses(waiver, rule, address) && judged(rule).broken.includes(address)),
      )
      .map((address) => `${waiver.rules[0]} at ${address}`),
  );
  expect(needless).toEqual([]);
});

test("each rule that a waiver names is broken at one of its addresses, and the waiver says why", () => {
  const unbroken = waivers.flatMap((waiver) =>
    waiver.rules.filter(
      (id) =>
        !rules.some(
          (rule) =>
            rule.ids.includes(id) && judged(rule).broken.some((address) => waiver.where.includes(address)),
        ),
    ),
  );
  expect(unbroken).toEqual([]);
  for (const { reason } of waivers) expect(reason.length).toBeGreaterThan(20);
});
