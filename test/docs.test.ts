import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { generated } from "../docs/generated";

const root = join(__dirname, "..");

test.each(Object.entries(generated))(
  "docs/%s is what the code says (npm run docs writes it anew)",
  (file, text) => {
    expect(readFileSync(join(root, "docs", file), "utf8")).toBe(text);
  },
);

const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...markdownIn("docs")];

test.each(pages)("%s links to files that exist", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
    ([, target]) => target ?? "",
  );
  const missing = targets.filter((target) => !existsSync(resolve(root, dirname(page), target)));
  expect(missing).toEqual([]);
});

test.each(pages)("%s names source files that exist", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const named = [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.ts)`/g)].map(([, file]) => file ?? "");
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test("docs/guarantees.md names tests that exist", () => {
  const text = readFileSync(join(root, "docs/guarantees.md"), "utf8");
  const held = [...text.matchAll(/^- \[(test\/[\w/.]+)\]\([^)]*\): (.+)$/gm)];
  expect(held.length).toBeGreaterThan(30);
  const missing = held.filter(
    ([, file = "", title = ""]) => !readFileSync(join(root, file), "utf8").includes(title),
  );
  expect(missing.map(([line]) => line)).toEqual([]);
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => relative(root, join(root, folder, file)));
}
