import { deepStrictEqual, ok } from "node:assert/strict";
import type { SweepReport } from "../../pipeline/sweep/sweep";
import { functionAt, inBucketAt, type PrimaryOnMoto } from "./primaryOnMoto";

/**
 * Runs the deployed sweep once. Everything in the lake is younger than its grace, so all of it stays.
 * @returns what it looked at, in a few words
 */
export const sweptWithoutLoss = async (primary: PrimaryOnMoto): Promise<string> => {
  const before = await keysOfLake(primary);
  ok(before.length > 0, "there is nothing to sweep");
  const sweep = await functionAt(primary, "aws_lambda_function.sweep");
  const reports = (await sweep.invoke({})) as readonly SweepReport[];
  for (const { deleted, foreign_objects: foreign } of reports)
    deepStrictEqual([deleted, foreign], [{ data: 0, rollup: 0, quarantine: 0, seen: 0 }, 0]);
  deepStrictEqual(
    reports.reduce((sum, { looked_at: lookedAt }) => sum + lookedAt, 0),
    before.length,
  );
  deepStrictEqual(await keysOfLake(primary), before);
  return `${before.length} objects of ${reports.length} datasets`;
};

const keysOfLake = (primary: PrimaryOnMoto): Promise<readonly string[]> =>
  inBucketAt(primary, "aws_s3_bucket.lake", async (lake) => {
    const keys: string[] = [];
    for await (const { key } of lake.list("")) keys.push(key);
    return keys;
  });
