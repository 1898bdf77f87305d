import fc from "fast-check";
import { lines } from "../../../local/accessLog/lines";

const linesIn = async (chunks: readonly Uint8Array[], maxBytes = 100): Promise<readonly string[]> => {
  const found: string[] = [];
  async function* source(): AsyncGenerator<Uint8Array, void> {
    yield* chunks;
  }
  for await (const list of lines(source(), maxBytes))
    for (const line of list) found.push(line === "too long" ? "<too long>" : Buffer.from(line).toString());
  return found;
};

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe("lines(chunks, maxBytes)", () => {
  it.each([
    { text: "", found: [] },
    { text: "a", found: ["a"] },
    { text: "a\n", found: ["a"] },
    { text: "a\nb", found: ["a", "b"] },
    { text: "a\n\nb\n\n", found: ["a", "", "b", ""] },
    { text: "\n", found: [""] },
    { text: "a\r\nb\r\n", found: ["a", "b"] },
    { text: "a\rb\n", found: ["a\rb"] },
  ])("finds $found in $text", async ({ text, found }) => {
    expect(await linesIn([bytes(text)])).toEqual(found);
  });

  it("finds the same lines however the bytes are cut into chunks", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r\n") });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (all, size) => {
        const whole = bytes(all);
        const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
          whole.subarray(i * size, (i + 1) * size),
        );
        expect(await linesIn(chunks)).toEqual(await linesIn([whole]));
      }),
    );
  });

  it("takes lines of up to maxBytes, whatever their line end", async () => {
    const longest = "x".repeat(100);
    for (const end of ["", "\n", "\r\n"])
      expect(await linesIn([bytes(`${longest}${end}`)])).toEqual([longest]);
    for (const end of ["", "\n", "\r\n"])
      expect(await linesIn([bytes(`${longest}y${end}`)])).toEqual(["<too long>"]);
  });

  it("goes on after a line that is too long", async () => {
    const chunks = Array.from({ length: 50 }, () => bytes("xxxxx"));
    expect(await linesIn([bytes("a\n"), ...chunks, bytes("\nb\n")])).toEqual(["a", "<too long>", "b"]);
  });
});
