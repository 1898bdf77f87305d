import type { PageName } from "../address/address";

/** Whether a page is about the address's days. What happens now has a time of its own. */
export const hasPeriod = (page: PageName): boolean => page !== "live";
