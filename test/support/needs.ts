/**
 * `describe` where the machine has what a suite needs. Elsewhere the suite's tests are reported as skipped, and one
 * line says why.
 */
export const describeWhere = (available: boolean, reason: string): jest.Describe => {
  if (available) return describe;
  process.stderr.write(`skipped: ${reason}\n`);
  return describe["skip"];
};
