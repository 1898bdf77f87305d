import type { Address } from "../address/address";
import { addressFrom, type ReadAddress } from "../address/addressFrom";
import { searchOf } from "../address/searchOf";
import { addressAfter } from "./addressAfter";

/** How one came to an address: by a link or a choice on the page, or by the browser's own buttons. */
export type Move = "forward" | "history";

/** The browser's address as an Address, and the ways to others. */
export interface Router {
  current(): Address;
  hrefOf(change: Partial<Address>): string;
  /** Goes to another address; Back leads here again. Nothing happens where it is the same. */
  goTo(change: Partial<Address>): void;
  /** Says in the address what is on the screen already. Back does not undo it. */
  amend(change: Partial<Address>): void;
}

export interface RouterParts {
  readonly window: Window;
  readonly timeZone: string;
  /** Told when the address is another; `from` is the one before. */
  onMove(from: Address, move: Move): void;
  /** A sentence for each part of an address that says nothing. */
  onProblems(problems: readonly string[]): void;
}

/** Follows the browser's address from now on. What its parts say by default is written out. */
export const router = ({ window, timeZone, onMove, onProblems }: RouterParts): Router => {
  const { history, location } = window;
  const read = (): Address => {
    const { address, problems }: ReadAddress = addressFrom(location.search, { timeZone });
    if (problems.length > 0) onProblems(problems);
    history.replaceState(history.state, "", searchOf(address));
    return address;
  };
  let current = read();

  const goTo = (change: Partial<Address>): void => {
    const next = addressAfter(current, change);
    const search = searchOf(next);
    if (search === searchOf(current)) return;
    history.pushState(null, "", search);
    const from = current;
    current = next;
    onMove(from, "forward");
  };

  window.addEventListener("popstate", () => {
    const from = current;
    current = read();
    // it may be that only what stands after # is another
    if (searchOf(current) !== searchOf(from)) onMove(from, "history");
  });

  window.document.addEventListener("click", (event) => {
    const search = followedSearch(event);
    if (search === undefined) return;
    event.preventDefault();
    // the theme may have been chosen after the link was made
    goTo({ ...addressFrom(search, { timeZone }).address, theme: current.theme });
  });

  return {
    current: () => current,
    hrefOf: (change) => searchOf(addressAfter(current, change)),
    goTo,
    amend: (change) => {
      current = { ...current, ...change };
      history.replaceState(history.state, "", searchOf(current));
    },
  };
};

/** The address that a plain click on one of the dashboard's links leads to; others are the browser's. */
const followedSearch = (event: MouseEvent): string | undefined => {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.target !== "" || link.hasAttribute("download")) return undefined;
  const href = link.getAttribute("href");
  return href?.startsWith("?") ? href : undefined;
};
