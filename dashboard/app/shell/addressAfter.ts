import type { Address } from "../address/address";

/** The address after a change. Another page has choices and figures of its own, and begins without. */
export const addressAfter = (address: Address, change: Partial<Address>): Address => {
  const leaves = change.page !== undefined && change.page !== address.page;
  return { ...address, ...(leaves ? { filters: {}, open: {} } : {}), ...change };
};
