import { keyedHash } from "../../../local/accessLog/keyedHash";

describe("keyedHash(key)", () => {
  it("gives the first half of the HMAC-SHA-256 of RFC 4231's second case", () => {
    expect(keyedHash("Jefe")("what do ya want ", Buffer.from("for nothing?"))).toBe(
      "5bdcc146bf60754e6a042426089575c7",
    );
  });

  it("depends on the key", () => {
    expect(keyedHash("one key")("192.0.2.7")).not.toBe(keyedHash("another key")("192.0.2.7"));
  });
});
