import { type Knock, refusalOf } from "../../local/admittance";

const own = ["192.168.1.5"];
const aKnock = (overrides: Partial<Knock> = {}): Knock => ({
  remoteAddress: "127.0.0.1",
  host: "127.0.0.1:8787",
  method: "GET",
  path: "/start",
  ...overrides,
});

test.each(["127.0.0.1", "127.0.0.1:8787", "localhost:8787", "LOCALHOST", "[::1]:8787", undefined])(
  "a request to %s is for this machine",
  (host) => {
    expect(refusalOf(aKnock({ host }), [])).toBeUndefined();
  },
);

test.each([
  "evil.example",
  "evil.example:8787",
  "127.0.0.1.evil.example",
  "192.168.1.6:8787",
  "localhost.",
  "",
])("a request to %s is refused, whoever sends it: its name could have been made to point here", (host) => {
  for (const addresses of [[], own])
    for (const path of ["/start", "/menu/"])
      expect(refusalOf(aKnock({ host, path }), addresses)).toMatch(/^this server answers to .* only\n$/);
});

test("an address of the machine is its host only where other machines are served", () => {
  const knock = aKnock({ host: "192.168.1.5:8787" });
  expect(refusalOf(knock, own)).toBeUndefined();
  expect(refusalOf(knock, [])).toBe("this server answers to 127.0.0.1 and localhost only\n");
});

test.each([
  ["GET", "/menu"],
  ["GET", "/menu/"],
  ["HEAD", "/menu/"],
  ["GET", "/menu/assets/main-4F53CDA1.js"],
  ["GET", "/menu/settings.json"],
  ["POST", "/v1/events"],
  ["OPTIONS", "/v1/events"],
  ["POST", "/demo/orders"],
  ["POST", "/demo/orders/o-1/payment"],
])("a phone may %s %s", (method, path) => {
  const host = "192.168.1.5:8787";
  expect(refusalOf(aKnock({ remoteAddress: "192.168.1.77", host, method, path }), own)).toBeUndefined();
});

test.each([
  ["GET", "/"],
  ["GET", "/start"],
  ["GET", "/demo"],
  ["GET", "/report"],
  ["GET", "/openapi.json"],
  ["GET", "/menus"],
  ["GET", "/v1/reports"],
  ["GET", "/v1/events"],
  ["POST", "/v1/orders"],
  ["POST", "/v1/events/x"],
  ["POST", "/menu/"],
  ["DELETE", "/menu/"],
  ["OPTIONS", "/v1/reports"],
  ["POST", "/demo/orders/o-1/payment/x"],
  ["POST", "/demo/orders/a/b/payment"],
])("a phone may not %s %s", (method, path) => {
  const host = "192.168.1.5:8787";
  for (const remoteAddress of [
    "192.168.1.77",
    "192.168.1.5",
    "8.8.8.8",
    "::ffff:192.168.1.77",
    "1270.0.0.1",
    undefined,
  ])
    expect(refusalOf(aKnock({ remoteAddress, host, method, path }), own)).toMatch(
      /the demo menu is all there is/,
    );
});

test.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])("%s may all", (remoteAddress) => {
  expect(refusalOf(aKnock({ remoteAddress, path: "/v1/reports" }), own)).toBeUndefined();
});
