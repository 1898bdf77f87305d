import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "../../../pipeline/event/fieldType";
import { actionPhrase } from "../../../review/iam/actionPhrases";
import { keyPhrase, spokenWholes } from "../../../review/iam/conditionPhrase";
import { speakerOf } from "../../../review/iam/speaker";
import { otherGrants, spokenStatements } from "../../../review/iam/spokenStatements";
import { placeOf, resourcesOf } from "../../../review/synthDocument";
import { aConfiguration, installation } from "../../stacks/synthesized";

const examples = join(__dirname, "../../../examples");
const configurations: readonly (readonly [string, object])[] = [
  ["the smallest configuration", aConfiguration],
  ...readdirSync(examples)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [file, JSON.parse(readFileSync(join(examples, file), "utf8"))] as const),
];

/** Every statement that a text anywhere in the attributes holds, found without the code under test. */
const statementsIn = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value === "string")
    return value.startsWith('{"Version":"2012-10-17"') ? [JSON.parse(value).Statement].flat() : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(statementsIn) : [];
};

const textsOf = (value: unknown): readonly string[] =>
  value === undefined ? [] : [value].flat().map(String);

/** The names in an ARN or a reference, which no sentence may leave out. */
const namesIn = (arn: string): readonly string[] => {
  const reference = /^\$\{\w+\.([\w-]+)\.\w+\}$/.exec(arn)?.[1];
  if (reference !== undefined) return [reference];
  const [, , , , , ...rest] = arn.split(":");
  const names = rest
    .join(":")
    .split(/[:/*?]+|^(?:function|log-group|table|workgroup|schedule-group|stateMachine)[:/]/);
  return names.filter((name) => name !== undefined && name !== "" && !kinds.has(name));
};

/** Parts of ARNs that are said as words: `log group`, `state machine`. */
const kinds = new Set(
  "function log-group log-stream table index workgroup schedule-group schedule stateMachine execution mapRun key catalog database root role policy distribution alarm trail rule datacatalog".split(
    " ",
  ),
);

const missing = (statement: Record<string, unknown>, sentence: string): readonly string[] => {
  const conditions = Object.entries(
    isJsonObject(statement["Condition"]) ? statement["Condition"] : {},
  ).flatMap(([operator, keys]) =>
    Object.entries(keys as object).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
  );
  const parts = [
    ...textsOf(statement["Action"]).map((action) => actionPhrase(action) ?? `\`${action}\``),
    ...textsOf(statement["Resource"]).flatMap((arn) => (arn === "*" ? [] : namesIn(arn))),
    ...conditions.flatMap(({ operator, key, values }) => {
      const whole = spokenWholes()[`${operator} ${key} ${values.join()}`];
      if (whole !== undefined) return [whole];
      const spoken =
        operator === "Null" ? [] : values.flatMap((v) => (/^(arn:|\$\{)/.test(v) ? namesIn(v) : [v]));
      return [keyPhrase(key), ...spoken];
    }),
  ];
  return parts.filter((part) => !sentence.includes(part));
};

describe.each(configurations)("with %s", (_, options) => {
  const stacks = Object.entries(installation(options)).map(([stack, { document }]) => {
    const resources = resourcesOf(document);
    return { stack, resources, speaker: speakerOf(resources, placeOf(document)) };
  });

  test.each(stacks)(
    "every statement of $stack has a sentence that leaves nothing out",
    ({ resources, speaker }) => {
      const all = resources.flatMap((resource) => {
        const written = statementsIn(resource.values);
        const sentences = spokenStatements(resource, speaker).map(({ sentence }) => sentence);
        if (resource.type !== "aws_lambda_permission")
          expect([resource.address, sentences.length]).toEqual([resource.address, written.length]);
        return written.flatMap((statement, at) =>
          missing(statement, sentences[at] ?? "").map(
            (part) => `${resource.address} ${statement["Sid"]}: ${part}`,
          ),
        );
      });
      expect(all).toEqual([]);
      expect(resources.flatMap(({ values }) => statementsIn(values)).length).toBeGreaterThan(10);
    },
  );

  test.each(stacks)("every permission of a function of $stack has a sentence", ({ resources, speaker }) => {
    for (const resource of resources.filter(({ type }) => type === "aws_lambda_permission")) {
      const [spoken] = spokenStatements(resource, speaker);
      expect(spoken?.sentence).toContain(String(resource.values["principal"]));
      expect(spoken?.sentence).toContain("only if");
    }
  });

  test.each(stacks)("no policy of $stack is beyond reading", ({ resources, speaker }) => {
    expect(
      resources
        .flatMap((resource) => otherGrants(resource, speaker))
        .filter((line) => line.includes("cannot be read")),
    ).toEqual([]);
  });
});
