import type { ScratchFile } from "../../../pipeline/storage/scratchFile";
import { scratchFiles } from "../../../pipeline/storage/scratchFiles";
import { memoryScratchFiles } from "../../support/scratchFile.memory";

test("a task's files go together, but for those that it has dropped itself", async () => {
  const made: ScratchFile[] = [];
  let drops = 0;
  const task = scratchFiles(async () => {
    const file = await memoryScratchFiles();
    made.push(file);
    const drop = async (): Promise<void> => {
      drops += 1;
    };
    return { ...file, drop };
  });
  const [first] = [await task.newFile(), await task.newFile(), await task.newFile()];
  await first?.drop();
  await first?.drop();
  expect([made.length, drops]).toEqual([3, 1]);
  await task.dropAll();
  await task.dropAll();
  expect(drops).toBe(3);
});
