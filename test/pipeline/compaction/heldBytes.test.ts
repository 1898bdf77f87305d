import { heldBytes } from "../../../pipeline/compaction/heldBytes";
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
