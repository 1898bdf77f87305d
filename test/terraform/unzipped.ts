import { inflateRawSync } from "node:zlib";

/** The files of a zip archive: stored or deflated, as cdktf's archiver writes them. */
export const unzipped = (archive: Buffer): ReadonlyMap<string, Buffer> => {
  const end = archive.lastIndexOf(endOfDirectory);
  if (end < 0) throw new Error("not a zip archive: it has no end of central directory");
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, nameEnd);
    files.set(name, contents(archive, archive.readUInt32LE(at + 42), at));
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
};

const endOfDirectory = Buffer.from("PK\x05\x06", "latin1");

const contents = (archive: Buffer, local: number, entry: number): Buffer => {
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  return archive.readUInt16LE(entry + 10) === 0 ? data : inflateRawSync(data);
};
