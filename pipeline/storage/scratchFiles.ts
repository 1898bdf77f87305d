import type { NewScratchFile, ScratchFile } from "./scratchFile";

/** The files of one task, which go when it is over. */
export interface ScratchFiles {
  readonly newFile: NewScratchFile;
  dropAll(): Promise<void>;
}

export const scratchFiles = (newFile: NewScratchFile): ScratchFiles => {
  const files = new Set<ScratchFile>();
  return {
    newFile: async () => {
      const file = await newFile();
      const ofTask: ScratchFile = {
        get bytes() {
          return file.bytes;
        },
        append: (bytes) => file.append(bytes),
        read: (start, end) => file.read(start, end),
        drop: async () => {
          if (files.delete(ofTask)) await file.drop();
        },
      };
      files.add(ofTask);
      return ofTask;
    },
    dropAll: async () => {
      for (const file of files) await file.drop();
    },
  };
};
