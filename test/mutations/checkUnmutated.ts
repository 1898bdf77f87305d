import type { NamedTest } from "./mutation";
import { runTests } from "./runTests";
import type { ScratchCopy } from "./scratchCopies";

const deadlineMs = 900_000;

/** Runs tests as the sources are, and says what is wrong: a test that fails anyway, or is not there, notices nothing. */
export const checkUnmutated = async (
  copy: ScratchCopy,
  tests: readonly NamedTest[],
  workers: number,
): Promise<readonly string[]> => {
  const { passed, failed, unloadable } = await runTests(copy, tests, { deadlineMs, workers });
  const wrong = [
    ...unloadable.map(({ file, message }) => `${file} came to no test: ${message}`),
    ...failed.map(({ file, title, messages }) => `${file}: ${title}: fails: ${messages.join("\n")}`),
  ];
  if (wrong.length > 0) return wrong;
  return tests
    .filter(({ file, title }) => !passed.some((test) => test.file === file && test.title.includes(title)))
    .map(({ file, title }) => `${file}: no test has the title ${JSON.stringify(title)}`);
};
