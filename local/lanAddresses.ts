import type { NetworkInterfaceInfo } from "node:os";

/** The machine's network interfaces, as `os.networkInterfaces()` has them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** The machine's IPv4 addresses in its networks; the one that a phone on the same Wi-Fi most likely reaches is the first. */
export const lanAddresses = (interfaces: Interfaces): readonly string[] =>
  Object.entries(interfaces)
    .flatMap(([name, infos = []]) =>
      infos
        .filter(({ family, internal }) => family === "IPv4" && !internal)
        .map(({ address }) => ({ address, rank: rankOf(name, address) })),
    )
    .sort((a, b) => a.rank - b.rank)
    .map(({ address }) => address);

/** Homes and restaurants use 192.168 first; bridges of containers and tunnels lead nowhere. */
const rankOf = (name: string, address: string): number => {
  const network = privateNetworks.findIndex((pattern) => pattern.test(address));
  const isVirtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale)/i.test(name);
  return (isVirtual ? 10 : 0) + (network === -1 ? privateNetworks.length : network);
};

const privateNetworks = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];
