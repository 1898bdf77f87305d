/**
 * The smallest number of requests a month, within 1 %, from which on `saving` is positive; undefined where it is not at the most
 * that is looked at. It takes for granted that what is saved once stays saved.
 */
export const breakEven = (
  saving: (requestsPerMonth: number) => number,
  mostRequests: number,
): number | undefined => {
  if (saving(mostRequests) <= 0) return undefined;
  let low = 1;
  let high = mostRequests;
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (saving(middle) > 0) high = middle;
    else low = middle;
  }
  return high;
};
