import { withoutAddress } from "../../../local/accessLog/withoutAddress";

describe("withoutAddress(address)(text)", () => {
  it.each([
    {
      address: "192.0.2.7",
      text: "http://192.0.2.7/?me=192.0.2.7",
      left: "http://address.invalid/?me=address.invalid",
    },
    { address: "2001:db8::A", text: "/?ip=2001%3adb8%3A%3aa", left: "/?ip=address.invalid" },
    { address: "2001:db8::a", text: "Bot (2001:DB8::A)", left: "Bot (address.invalid)" },
    { address: "::ffff:192.0.2.7", text: "/?ip=192.0.2.7", left: "/?ip=address.invalid" },
    { address: "host-7.dsl.example", text: "from HOST-7.dsl.example", left: "from address.invalid" },
    { address: "printer", text: "/printers?from=printer", left: "/printers?from=address.invalid" },
    { address: "192.0.2.7", text: "/menu/192-0-2-7", left: "/menu/192-0-2-7" },
  ])("takes $address out of $text", ({ address, text, left }) => {
    expect(withoutAddress(address)(text)).toBe(left);
  });
});

test.each([
  ["203.0.113.7", "http://3405803783/"],
  ["203.0.113.8", "http://0xcb.0.113.8/x"],
  ["203.0.113.8", "/search?u=%32%30%33.0.113.8"],
  ["2001:db8::1", "http://[2001:0db8:0:0:0:0:0:1]/"],
  ["2001:0db8:0000::1", "http://[2001:db8::1]/"],
])("an address in disguise is found: %s in %s", (address, text) => {
  expect(withoutAddress(address)(text)).toMatch(/address\.invalid/);
});

test("other numbers and escapes are no disguise", () => {
  for (const text of [
    "http://3405803784/",
    "/search?u=%32%30%34.0.113.8",
    "https://menu.example/%F0%9F%98%80",
    "100%",
  ])
    expect(withoutAddress("203.0.113.7")(text)).toBe(text);
});
