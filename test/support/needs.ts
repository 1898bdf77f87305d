/**
 * `describe` where the machine has what a suite needs. Elsewhere the suite's tests are reported as skipped, and one
 * line says why; with FORBID_SKIPS=1, as CI has it where it has seen to everything, that is a failure.
 */
export const describeWhere = (available: boolean, reason: string): jest.Describe => {
  if (available) return describe;
  if (process.env["FORBID_SKIPS"] === "1")
    throw new Error(`${reason}, and FORBID_SKIPS=1 lets no test be skipped`);
  process.stderr.write(`skipped: ${reason}\n`);
  return describe["skip"];
};
