import { deepStrictEqual, ok } from "node:assert/strict";
import { functionAt, inBucketAt, type PrimaryOnMoto } from "./primaryOnMoto";

/**
 * Runs the deployed sweep once. Everything in the lake is younger than its grace, so all of it stays.
 * @returns what it looked at, in a few words
 */
export const sweptWithoutLoss = async (primary: PrimaryOnMoto): Promise<string> => {
  const before = await keysOfLake(primary);
  ok(before.length > 0, "there is nothing to sweep");
  const sweep = await functionAt(primary, "aws_lambda_function.sweep");
  const report = (await sweep.invoke({})) as {
    readonly looked_at: number;
    readonly deleted: object;
    readonly foreign_objects: number;
  };
  deepStrictEqual(report.deleted, { data: 0, quarantine: 0, seen: 0 });
  deepStrictEqual([report.looked_at, report.foreign_objects], [before.length, 0]);
  deepStrictEqual(await keysOfLake(primary), before);
  return `${report.looked_at} objects`;
};

const keysOfLake = (primary: PrimaryOnMoto): Promise<readonly string[]> =>
  inBucketAt(primary, "aws_s3_bucket.lake", async (lake) => {
    const keys: string[] = [];
    for await (const { key } of lake.list("")) keys.push(key);
    return keys;
  });
