import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { namesOf } from "../../../modules/ground/naming";
import { runbooks } from "../../../modules/monitoring/runbook";

const folder = join(__dirname, "../../../docs/runbooks");
const index = "README.md";
const page = (name: string): string => readFileSync(join(folder, name), "utf8");

test("every runbook has its page, and every page is a runbook", () => {
  const pages = readdirSync(folder).filter((name) => name !== index);
  expect(pages.sort()).toEqual(runbooks.map((runbook) => `${runbook}.md`).sort());
});

test("the index links every page", () => {
  const linked = [...page(index).matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, target]) => target);
  expect([...new Set(linked)].sort()).toEqual(runbooks.map((runbook) => `${runbook}.md`).sort());
});

test.each(runbooks)(
  "%s says what is seen, who is hurt, what to check and mend, when it is over, and what keeps it from coming back",
  (runbook) => {
    const headings = [...page(`${runbook}.md`).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      ...["You see", "Who is hurt", "Check first", "Mend", "After", "Next time", "Escalate"],
    ]);
  },
);

test.each(runbooks)(
  "%s has a command to begin with, and no line too wide to read in a terminal",
  (runbook) => {
    const text = page(`${runbook}.md`);
    expect(text).toMatch(/^aws /m);
    expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
  },
);

/** The installation that the pages speak of. */
const names = namesOf({
  name: "acme",
  environment: "prod",
  accountId: "111122223333",
  primaryRegion: "eu-central-1",
  backupRegion: "eu-west-1",
});

test("every name that the pages give to a resource is one that the naming function gives", () => {
  const alarms = [
    ...["ingest-errors", "ingest-unavailable", "ingest-slow", "ingest-throttled", "events-rejected"],
    ...[
      "compact-failing",
      "compact-near-timeout",
      "compact-did-not-run",
      "compact-schedule-failing",
      "compact-behind",
    ],
    ...["lines-quarantined", "user-days-too-large", "compact-dead-letters", "queries-expensive"],
    ...["count-behind", "count-dead-letters", "query-failing", "query-slow", "query-throttled"],
    ...["data-quality", "quality-did-not-run", "quality-failing"],
    ...["raw", "lake"].flatMap((id) => [`${id}-replication-failing`, `${id}-replication-behind`]),
  ];
  const regional = [
    ...["ingest", "pack", "pack-dead-letters", "count", "compact", "compact-shards", "roll-up"],
    ...["sweep", "query", "quality"],
    ...["metrics", "reports", "operations", "monthly"],
  ];
  const known = new Set([
    ...[...alarms, ...regional].map(names.regional),
    ...[
      names.rawBucket,
      names.lakeBucket,
      names.reportsBucket,
      names.rawReplicaBucket,
      names.role("replication"),
    ],
    ...[names.dataKeyAlias, names.backupKeyAlias, names.apiLogGroup].map((name) => name.split("/").at(-1)),
  ]);
  const given = [index, ...runbooks.map((runbook) => `${runbook}.md`)].flatMap((name) =>
    [...page(name).matchAll(/acme-prod-[a-z0-9-]*[a-z0-9]/g)].map(([found]) => `${name}: ${found}`),
  );
  expect(given.length).toBeGreaterThan(50);
  expect(given.filter((found) => !known.has(found.split(": ")[1]))).toEqual([]);
});
