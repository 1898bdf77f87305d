import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutate } from "./mutate";
import type { Mutation } from "./mutation";
import { runTests, type TestRun } from "./runTests";
import type { ScratchCopy } from "./scratchCopies";

/** What became of a mutation. `unjudged`: it says nothing of the tests, and has to be put right. */
export type Verdict =
  | { readonly kind: "caught"; readonly by: string }
  | { readonly kind: "survived" }
  | { readonly kind: "unjudged"; readonly reason: string };

/** Ten times what the slowest of the named tests takes on a busy machine. */
const deadlineMs = 180_000;

/** Removes a guard in a copy, runs the test that should notice, and puts the guard back. */
export const judgeMutation = async (copy: ScratchCopy, mutation: Mutation): Promise<Verdict> => {
  const path = join(copy.folder, mutation.file);
  const original = readFileSync(path, "utf8");
  const mutated = mutate(original, mutation);
  if (mutated.kind === "unfit") return { kind: "unjudged", reason: mutated.reason };
  writeFileSync(path, mutated.text);
  try {
    return verdictOn(await runTests(copy, [mutation.caughtBy], { deadlineMs }));
  } catch (error) {
    return { kind: "unjudged", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    writeFileSync(path, original);
  }
};

const verdictOn = ({ passed, failed, unloadable }: TestRun): Verdict => {
  const [suite] = unloadable;
  if (suite !== undefined)
    return { kind: "unjudged", reason: `${suite.file} came to no test: ${briefly(suite.message)}` };
  const [first] = failed;
  if (first === undefined)
    return passed.length > 0 ? { kind: "survived" } : { kind: "unjudged", reason: "no test has the title" };
  const broken = first.messages.find((message) => /^(ReferenceError|SyntaxError)\b/.test(message));
  return broken === undefined
    ? { kind: "caught", by: first.title }
    : { kind: "unjudged", reason: `what it makes of the source cannot run: ${briefly(broken)}` };
};

const briefly = (message: string): string => message.trim().split("\n").slice(0, 12).join("\n");
