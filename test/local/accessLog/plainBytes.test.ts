import { gzipSync } from "node:zlib";
import { BrokenGzipError, plainBytes } from "../../../local/accessLog/plainBytes";

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** What could be read, and the error that ended it. */
const read = async (bytes: Uint8Array, size = 4096): Promise<{ text: string; error?: unknown }> => {
  let text = "";
  try {
    for await (const chunk of plainBytes(inChunks(bytes, size)))
      text += Buffer.from(chunk).toString("latin1");
  } catch (error) {
    return { text, error };
  }
  return { text };
};

const someText = Array.from({ length: 1500 }, (_, i) => `line ${i} ${(i * 7919) % 10_007}\n`).join("");

describe("plainBytes(chunks)", () => {
  it.each([1, 2, 3, 1000, 1_000_000])("passes plain bytes on, in chunks of %i", async (size) => {
    expect(await read(Buffer.from(someText), size)).toEqual({ text: someText });
  });

  it("passes on what is too short to tell", async () => {
    for (const text of ["", "a", "\x1f"])
      expect(await read(Buffer.from(text, "latin1"), 1)).toEqual({ text });
  });

  it.each([1, 7, 1000, 1_000_000])("inflates gzip of several members, in chunks of %i", async (size) => {
    const members = Buffer.concat([gzipSync(someText), gzipSync(""), gzipSync("the end\n")]);
    expect(await read(members, size)).toEqual({ text: `${someText}the end\n` });
  });

  it("says how far it got in gzip data that is cut off, after all that it could read", async () => {
    const whole = gzipSync(someText);
    const { text, error } = await read(whole.subarray(0, whole.length - 1000), 500);
    expect(error).toBeInstanceOf(BrokenGzipError);
    expect((error as Error).message).toBe(
      `the gzip data ends too early: ${whole.length - 1000} compressed bytes gave ${text.length} bytes of text`,
    );
    expect(text.length).toBeGreaterThan(1000);
    expect(someText.startsWith(text)).toBe(true);
  });

  it("rejects gzip data that lacks only its last byte, or all but its first two", async () => {
    const whole = gzipSync(someText);
    for (const length of [whole.length - 1, 2])
      expect((await read(whole.subarray(0, length))).error).toBeInstanceOf(BrokenGzipError);
  });

  it("rejects damaged gzip data", async () => {
    const damaged = Uint8Array.from(gzipSync(someText));
    damaged.fill(0xff, 3000, 3100);
    const { error } = await read(damaged);
    expect(error).toBeInstanceOf(BrokenGzipError);
    expect((error as Error).message).toContain("is damaged (");
  });

  it("passes on the source's own error", async () => {
    const broken = new Error("disk on fire");
    async function* source(): AsyncGenerator<Uint8Array, void> {
      yield gzipSync(someText).subarray(0, 100);
      throw broken;
    }
    const reading = async (): Promise<void> => {
      for await (const _ of plainBytes(source()));
    };
    await expect(reading()).rejects.toBe(broken);
  });

  it("closes its source when the reader stops early", async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array, void> {
      try {
        for (;;) yield gzipSync(someText);
      } finally {
        closed = true;
      }
    }
    for await (const _ of plainBytes(source())) break;
    expect(closed).toBe(true);
  });
});
