import type { NewScratchFile } from "../../pipeline/storage/scratchFile";

/** Scratch files in memory. */
export const memoryScratchFiles: NewScratchFile = async () => {
  let held = Buffer.alloc(0);
  let isDropped = false;
  const present = (): Buffer => {
    if (isDropped) throw new Error("the scratch file was dropped");
    return held;
  };
  return {
    get bytes() {
      return present().length;
    },
    append: async (bytes) => {
      held = Buffer.concat([present(), bytes]);
    },
    read: async (start, end) => {
      if (end > present().length)
        throw new Error(`a scratch file of ${held.length} bytes ends before byte ${end}`);
      return Buffer.from(held.subarray(start, end));
    },
    drop: async () => {
      present();
      isDropped = true;
    },
  };
};
