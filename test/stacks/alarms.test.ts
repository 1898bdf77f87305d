import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runbooks } from "../../modules/monitoring/runbook";
import { installation, type Resource } from "./synthesized";

const root = join(__dirname, "../..");
const anExample = (name: string) => JSON.parse(readFileSync(join(root, `examples/${name}.json`), "utf8"));
const full = anExample("full");
const minimal = anExample("minimal");

const stacks = {
  "primary of the minimal example": installation(minimal).primary,
  "backup of the minimal example": installation(minimal).backup,
  "primary of the full example": installation(full).primary,
  "backup of the full example": installation(full).backup,
};

type Stack = keyof typeof stacks;

const alarmsOf = (stack: Stack): readonly Resource[] =>
  Object.entries(stacks[stack].resources)
    .filter(([address]) => address.startsWith("aws_cloudwatch_metric_alarm."))
    .map(([, alarm]) => alarm);

const all = Object.keys(stacks) as Stack[];

test.each(all)(
  "each alarm of the %s says in a sentence who is hurt, and links a runbook that there is",
  (stack) => {
    const alarms = alarmsOf(stack);
    expect(alarms.length).toBeGreaterThan(1);
    const { runbooksUrl } = /full/.test(stack) ? full.alarms : { runbooksUrl: "docs/runbooks" };
    const wrong = alarms.filter(({ alarm_description: text }) => {
      const [, hurt = "", link = ""] = /^([A-Z].*\.) Runbook: (\S+)\.md$/.exec(String(text)) ?? [];
      return (
        !/\b(guests|owners?|producers|whoever pays|who asks)\b/.test(hurt) ||
        !runbooks.some((page) => link === `${runbooksUrl}/${page}`)
      );
    });
    expect(wrong.map(({ alarm_name: name }) => name)).toEqual([]);
  },
);

test.each(all)(
  "each alarm of the %s is told to its region's topic when it begins and when it is over",
  (stack) => {
    for (const alarm of alarmsOf(stack)) {
      expect(alarm).toMatchObject({ actions_enabled: true, ok_actions: alarm["alarm_actions"] });
      expect(alarm["alarm_actions"]).toEqual([expect.stringMatching(/^arn:aws:sns:.*-alarms$/)]);
    }
  },
);

test("the table of what is watched names every alarm, and no other", () => {
  const page = readFileSync(join(root, "docs/runbooks/README.md"), "utf8");
  const [, table = ""] = page.split("## What is watched");
  const rows = (table.split("\n## ")[0] ?? "").split("\n").filter((line) => /^\|[^-]/.test(line));
  const named = rows.flatMap((row) =>
    [...(row.split("|")[2] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
  );
  const prefix = `${full.name}-${full.environment}-`;
  const existing = (["primary of the full example", "backup of the full example"] as const).flatMap((stack) =>
    alarmsOf(stack).map(({ alarm_name: name }) => String(name).slice(prefix.length)),
  );
  // `acme-prod-monthly` is a budget, `shards` an option
  expect(named.filter((name) => !/^(acme-prod-monthly|shards)$/.test(name ?? "")).sort()).toEqual(
    existing.sort(),
  );
});

test("no part of an installation can fail unwatched: each function, queue, table and copied bucket has its alarms", () => {
  const alarms = JSON.stringify(all.flatMap(alarmsOf));
  const namesOf = (type: string, attribute: string) =>
    all.flatMap((stack) =>
      Object.entries(stacks[stack].resources)
        .filter(([address]) => address.startsWith(`${type}.`))
        .map(([, resource]) => String(resource[attribute])),
    );
  for (const [type, attribute] of [
    ["aws_lambda_function", "function_name"],
    ["aws_sqs_queue", "name"],
    ["aws_dynamodb_table", "name"],
  ] as const) {
    const names = namesOf(type, attribute);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !alarms.includes(`"${name}"`))).toEqual([]);
  }
});
