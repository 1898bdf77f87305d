import { readFileSync } from "node:fs";
import { join } from "node:path";
import { countsBlocks } from "../../../bench/cost/countsBlocks";
import { priceBlocks } from "../../../bench/cost/priceBlocks";
import { assumptions } from "../../../review/cost/traffic";
import { markdown } from "../../../review/markdown";
import { list } from "../../../review/page";

const page = readFileSync(join(__dirname, "../../../docs/cost.md"), "utf8");

test.each([
  ["what was counted", countsBlocks()],
  ["every price", priceBlocks()],
  ["what is taken for granted", [list(assumptions)]],
])("docs/cost.md has %s (npm run cost writes it anew)", (_, blocks) => {
  expect(page).toContain(markdown(blocks).trim());
});
