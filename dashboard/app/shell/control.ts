import type { Address } from "../address/address";

/** A part of the shell that shows something of the address, as long as one is signed in. */
export interface Control {
  readonly element: HTMLElement;
  show(address: Address): void;
}
