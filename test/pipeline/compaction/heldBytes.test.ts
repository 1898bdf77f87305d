import { setImmediate } from "node:timers/promises";
import { heldBytes } from "../../../pipeline/compaction/heldBytes";
import type { NewScratchFile, ScratchFile } from "../../../pipeline/storage/scratchFile";
import { memoryScratchFiles } from "../../support/scratchFile.memory";

const taken = async (held: ReturnType<typeof heldBytes>): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of held.take()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

test.each([
  ["a scratch file", memoryScratchFiles],
  ["none", undefined],
])("what is held is taken once, in its order, spilled or not, with %s", async (_, newFile) => {
  const held = heldBytes(newFile);
  const mine = Buffer.from("a");
  held.add(mine);
  mine.fill(0);
  await held.spill();
  expect([held.bytes, held.bytesInMemory]).toEqual([1, newFile === undefined ? 1 : 0]);
  held.add(Buffer.from("b"));
  await held.spill();
  held.add(Buffer.from("c"));
  expect(held.bytes).toBe(3);
  expect(await taken(held)).toBe("abc");
  expect([held.bytes, await taken(held)]).toEqual([0, ""]);
  held.add(Buffer.from("d"));
  await held.spill();
  expect(await taken(held)).toBe("d");
});

test("moves that are asked for at once go one after the other, and what is taken meanwhile waits for them", async () => {
  const files: ScratchFile[] = [];
  const slowly: NewScratchFile = async () => {
    await setImmediate();
    const file = await memoryScratchFiles();
    const slow: ScratchFile = {
      ...file,
      get bytes() {
        return file.bytes;
      },
      append: async (bytes) => {
        await setImmediate();
        await file.append(bytes);
      },
    };
    files.push(slow);
    return slow;
  };
  const held = heldBytes(slowly);
  held.add(Buffer.from("a"));
  const moves = [held.spill(), held.spill()];
  held.add(Buffer.from("b"));
  moves.push(held.spill());
  const all = taken(held);
  await setImmediate();
  moves.push(held.spill());
  expect(await all).toBe("ab");
  await Promise.all(moves);
  expect([files.length, held.bytes]).toEqual([1, 0]);
});

test("once a move has failed, nothing is taken: bytes would be missing", async () => {
  const held = heldBytes(async () => {
    throw new Error("the disk is full");
  });
  held.add(Buffer.from("a"));
  await expect(held.spill()).rejects.toThrow("the disk is full");
  await expect(taken(held)).rejects.toThrow("the disk is full");
});
