import type { NetworkInterfaceInfo } from "node:os";
import { lanAddresses } from "../../local/lanAddresses";

const anInfo = (address: string, overrides: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo =>
  ({ address, family: "IPv4", internal: false, ...overrides }) as NetworkInterfaceInfo;

test("the address that a phone most likely reaches is the first", () => {
  expect(
    lanAddresses({
      lo: [anInfo("127.0.0.1", { internal: true })],
      docker0: [anInfo("172.17.0.1")],
      utun3: [anInfo("10.8.0.2")],
      eth0: [anInfo("203.0.113.9"), anInfo("fe80::1", { family: "IPv6" } as Partial<NetworkInterfaceInfo>)],
      eth1: [anInfo("172.20.1.4")],
      en1: [anInfo("10.0.0.7")],
      en0: [anInfo("192.168.1.5")],
      gone: undefined,
    }),
  ).toEqual(["192.168.1.5", "10.0.0.7", "172.20.1.4", "203.0.113.9", "10.8.0.2", "172.17.0.1"]);
});

test("a machine in no network has none", () => {
  expect(lanAddresses({ lo: [anInfo("127.0.0.1", { internal: true })] })).toEqual([]);
});
