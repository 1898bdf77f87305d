import type { Address } from "../../../dashboard/app/address/address";
import { defaultAddress } from "../../../dashboard/app/address/defaultAddress";

export const anAddress = (over: Partial<Address> = {}): Address => ({
  ...defaultAddress("Europe/Rome"),
  ...over,
});
