/** Where a request comes from, and what it asks for. */
export interface Knock {
  /** The address of the other end. */
  readonly remoteAddress: string | undefined;
  /** The header. */
  readonly host: string | undefined;
  readonly method: string;
  readonly path: string;
}

/**
 * Why a request is not answered, as a sentence; undefined where it may go on. Requests of this machine may all; those of other machines, where
 * there can be any, may what a guest with a phone does: read the demo's menu, send events, order. A host name that is neither loopback nor
 * an address of this machine is no address that was typed or scanned: a page elsewhere could have made its own name point here.
 */
export const refusalOf = (
  { remoteAddress, host, method, path }: Knock,
  ownAddresses: readonly string[],
): string | undefined => {
  if (!isOwnHost(host, ownAddresses))
    return ownAddresses.length === 0
      ? "this server answers to 127.0.0.1 and localhost only\n"
      : "this server answers to the addresses of its machine only\n";
  if (isLoopback(remoteAddress) || isForGuests(method, path)) return undefined;
  return "from another machine, the demo menu is all there is: open /menu/\n";
};

const isOwnHost = (host: string | undefined, ownAddresses: readonly string[]): boolean => {
  if (host === undefined) return true;
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return ["127.0.0.1", "localhost", "[::1]", ...ownAddresses].includes(name);
};

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(address);

const isForGuests = (method: string, path: string): boolean => {
  if (method === "GET" || method === "HEAD") return path === "/menu" || path.startsWith("/menu/");
  if (method === "OPTIONS") return path === "/v1/events";
  return method === "POST" && /^\/(v1\/events|demo\/orders(\/[^/]+\/payment)?)$/.test(path);
};
