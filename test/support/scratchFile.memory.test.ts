import { scratchFileContract } from "../pipeline/storage/scratchFileContract";
import { memoryScratchFiles } from "./scratchFile.memory";

describe("memoryScratchFiles()", () => {
  scratchFileContract(() => memoryScratchFiles);
});
