import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runbooks } from "../../modules/runbook";

const folder = join(__dirname, "..", "..", "docs", "runbooks");
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
  "%s says what is seen, who is hurt, what to check and mend, and what comes after",
  (runbook) => {
    const headings = [...page(`${runbook}.md`).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["You see", "Who is hurt", "Check first", "Mend", "After", "Escalate"]);
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
