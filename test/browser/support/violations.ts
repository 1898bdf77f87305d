import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What axe holds against the page as it is now, serious and critical: a line for each place. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await page.evaluate<AxeResults>(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
};
