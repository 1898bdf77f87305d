import type { Address } from "../../../dashboard/app/address/address";
import { searchOf } from "../../../dashboard/app/address/searchOf";
import { addressAfter } from "../../../dashboard/app/shell/addressAfter";
import type { Router } from "../../../dashboard/app/shell/router";

/** A router that goes where it is told, without a browser. */
export const aRouter = (first: Address): Router => {
  let current = first;
  const goTo = (change: Partial<Address>) => {
    current = addressAfter(current, change);
  };
  return {
    current: () => current,
    hrefOf: (change) => searchOf(addressAfter(current, change)),
    goTo,
    amend: goTo,
  };
};
