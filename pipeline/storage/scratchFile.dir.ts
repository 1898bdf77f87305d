import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { NewScratchFile } from "./scratchFile";

/** Files in a folder: `/tmp`, of a Lambda. Each loses its name as soon as it is open. */
export const dirScratchFiles =
  (folder: string): NewScratchFile =>
  async () => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `footfall-${randomUUID()}`);
    const file = await open(path, "wx+");
    try {
      await unlink(path);
    } catch (error) {
      await file.close();
      throw error;
    }
    return scratchFileOf(file);
  };

const scratchFileOf = (file: FileHandle) => {
  let length = 0;
  return {
    get bytes() {
      return length;
    },
    append: async (bytes: Uint8Array) => {
      const at = length;
      length += bytes.length;
      for (let done = 0; done < bytes.length; )
        done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    },
    read: async (start: number, end: number) => {
      const bytes = Buffer.allocUnsafeSlow(end - start);
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
        if (bytesRead === 0) throw new Error(`a scratch file of ${length} bytes ends before byte ${end}`);
        done += bytesRead;
      }
      return bytes;
    },
    drop: () => file.close(),
  };
};
