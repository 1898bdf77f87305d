import type { NewScratchFile } from "../../../pipeline/storage/scratchFile";

/** What every scratch file must do: the tests of the port, run by each adapter's own test. */
export const scratchFileContract = (newFiles: () => NewScratchFile): void => {
  test("any part of what was appended can be read, in whatever order, also while more is appended", async () => {
    const file = await newFiles()();
    expect(file.bytes).toBe(0);
    const mine = Buffer.from("0123");
    await file.append(mine);
    mine.fill(0);
    await file.append(Buffer.alloc(0));
    expect((await file.read(2, 4)).toString()).toBe("23");
    await file.append(Buffer.alloc(300_000, "x"));
    await file.append(Buffer.from("end"));
    expect(file.bytes).toBe(300_007);
    expect((await file.read(300_004, 300_007)).toString()).toBe("end");
    expect((await file.read(0, 5)).toString()).toBe("0123x");
    expect(await file.read(7, 7)).toHaveLength(0);
    await file.drop();
  });

  test("what is not there cannot be read, and of a dropped file nothing", async () => {
    const file = await newFiles()();
    await file.append(Buffer.from("abc"));
    await expect(file.read(1, 4)).rejects.toThrow("a scratch file of 3 bytes ends before byte 4");
    await file.drop();
    await expect(file.read(0, 1)).rejects.toThrow();
  });

  test("files have nothing to do with each other", async () => {
    const newFile = newFiles();
    const [a, b] = [await newFile(), await newFile()];
    await a.append(Buffer.from("a"));
    await b.append(Buffer.from("b"));
    await a.drop();
    expect((await b.read(0, 1)).toString()).toBe("b");
    await b.drop();
  });
};
