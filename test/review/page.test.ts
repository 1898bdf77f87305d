import { markdown } from "../../review/markdown";
import { code, foldedList, heading, list, paragraph } from "../../review/page";
import { reviewOf } from "../../review/review";
import { reviewPage } from "../../review/reviewPage";
import { synthChanges } from "../../review/synthChanges";
import { terminal } from "../../review/terminal";
import { aChange, aPlannedChange, aSynthAfter } from "./aStackChange";

const page = reviewPage(reviewOf([aPlannedChange()]));

test("the order is: the verdict, stateful, public, permissions, stacks, what stands, cost", () => {
  expect(page.flatMap((block) => (block.kind === "heading" ? [block.text] : []))).toEqual([
    "Review",
    "Stateful",
    "Public, or less guarded",
    "Permissions",
    "Stack primary",
    "What stands once this is applied",
    "Cost a month",
  ]);
  expect(markdown(page)).toContain("**Stop: 2 stateful resources would be destroyed or replaced.**");
});

test("where nothing changes, what stands follows at once, and how to see a change", () => {
  const same = reviewPage(reviewOf([synthChanges("primary", "cdktf.out", aSynthAfter, aSynthAfter)]));
  expect(same.flatMap((block) => (block.kind === "heading" ? [block.text] : []))).toEqual([
    "Review",
    "What stands once this is applied",
    "Cost a month",
  ]);
  expect(terminal(same)).toMatch(/^Nothing changes, so what follows is what stands\. .*`npm run synth`/m);
  expect(terminal(same)).toMatch(/^Who may do what, in \d+ sentences:$/m);
});

test("the same change gives the same page, and it holds no secret", () => {
  expect(markdown(reviewPage(reviewOf([aPlannedChange()])))).toBe(markdown(page));
  for (const text of [markdown(page), terminal(page)]) {
    expect(text).not.toMatch(/the (old|new) secret/);
    expect(text).toContain("(sensitive)");
  }
});

test("each statement is told once: where it changes, else among those that stand", () => {
  const text = markdown(page);
  expect(text.split("ingest may decrypt with KMS key `second_key`.")).toHaveLength(2);
  expect(text.split("may assume role `acme-test-ingest`")).toHaveLength(2);
});

test("long lists are folded in Markdown, and in full on a terminal", () => {
  const many = foldedList(
    "Many (9)",
    Array.from({ length: 9 }, (_, i) => `item ${i}`),
    5,
  );
  expect(markdown(many)).toMatch(/^<details><summary>Many \(9\)<\/summary>\n\n- item 0\n/);
  expect(terminal(many)).toMatch(/^Many \(9\):\n- item 0\n/);
  expect(markdown(foldedList("Few (1)", ["item"], 5))).toBe("Few (1):\n\n- item\n");
});

test("what a plan holds cannot break out of the page", () => {
  const hostile = "a`b\n# c</details>\u001b[2J\u202e<script>";
  expect(code(hostile)).toBe("`` a`b # c</details>�[2J�<script> ``");
  const text = markdown([heading(1, hostile), paragraph("<script>"), list([`${code("x|y")} <b>`])]);
  for (const sign of ["\u001b", "\u202e", "\n# c"]) expect(text).not.toContain(sign);
  expect(text).toContain("&lt;script>");
  const folded = markdown(foldedList("</summary>`a`", ["x"], 0));
  expect(folded).toContain("<summary>&lt;/summary><code>a</code></summary>");
});

test("a hostile address, output or policy stays on its line", () => {
  const evil = 'aws_s3_bucket.raw["x\n## Owned"]';
  const policy = JSON.stringify({
    Statement: {
      Sid: "a\n## Owned",
      Effect: "Allow",
      Action: "s3:*\n## Owned",
      Resource: "*",
      Principal: "AWS\n## Owned",
    },
  });
  const changes = {
    ...aPlannedChange(),
    changes: [aChange({ type: "aws_s3_bucket_policy", address: evil, after: { policy } })],
  };
  expect(markdown(reviewPage(reviewOf([changes])))).not.toMatch(/^## Owned/m);
});

test("long values are cut", () => {
  expect(code("x".repeat(500)).length).toBeLessThan(130);
});

test("tables are Markdown's in Markdown and aligned on a terminal", () => {
  const table = { kind: "table", head: ["", "idle"], rows: [["a|b", "$10"]] } as const;
  expect(markdown([table])).toBe("|  | idle |\n| --- | ---: |\n| a\\|b | $10 |\n");
  expect(terminal([table])).toBe("     idle\na|b   $10\n");
});

test("nothing on a terminal moves its cursor or has colours", () => {
  for (const sign of ["\u001b", "\r"]) expect(terminal(page)).not.toContain(sign);
});
