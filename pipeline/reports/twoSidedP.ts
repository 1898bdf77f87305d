/** Of Abramowitz and Stegun's formula 7.1.26 for the error function. */
const coefficients = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
const p = 0.3275911;

/**
 * The SQL of a z score's two-sided p-value: how likely the standard normal distribution gives one at least as far
 * from zero. Wrong by less than 2e-7.
 */
export const twoSidedP = (z: string): string => {
  const t = `(1 / (1 + ${p}E0 * abs(${z}) / sqrt(2E0)))`;
  const polynomial = coefficients.reduceRight(
    (inner, c) => `${t} * (${c}E0${inner === "" ? "" : ` + ${inner}`})`,
    "",
  );
  return `${polynomial} * exp(-${z} * ${z} / 2)`;
};
