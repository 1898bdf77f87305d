import type { FileContent, RollUpRecord } from "../lake/rollUpRecord";
import type { ObjectKey } from "../storage/objectStore";

/** A file that a manifest names. */
export interface ShownFile {
  readonly key: ObjectKey;
  readonly bytes: number;
  /** What it stands for, where it is a roll-up's. */
  readonly rollUp: RollUpRecord | undefined;
}

/** Holds in memory of each file what it is being read of: more at once would take too much. */
const mostFiles = 32;

/** A roll-up is written again only where at least so great a part of what comes out is new: so no row is written often. */
const mostTimesTheRest = 4;

/**
 * Which of a day's files to make one of, next; none where they are fine. Small ones come first, up to the size that
 * a file should have. Those that are so large already stay, and so does a large roll-up beside a few late events: these
 * are rolled up by themselves until there are enough of them. Each choice leaves fewer files, so that choosing ends.
 */
export const chooseFiles = (shown: readonly ShownFile[], targetBytes: number): readonly ShownFile[] => {
  const chosen: ShownFile[] = [];
  let bytes = 0;
  for (const file of [...shown].sort((a, b) => a.bytes - b.bytes || (a.key < b.key ? -1 : 1))) {
    const isTooMuch = bytes + file.bytes > targetBytes || chosen.length === mostFiles;
    const isFine = file.rollUp !== undefined && chosen.length > 0 && file.bytes > mostTimesTheRest * bytes;
    if (isTooMuch || isFine) break;
    chosen.push(file);
    bytes += file.bytes;
  }
  return chosen.length < 2 ? [] : chosen.sort((a, b) => (a.key < b.key ? -1 : 1));
};

/** The hourly files that some files stand for, or are, given the content of those that are hourly. */
export const coveredBy = (
  files: readonly ShownFile[],
  contents: readonly FileContent[],
): readonly FileContent[] =>
  files
    .flatMap(({ key, rollUp }) => rollUp?.covers ?? contents.filter((content) => content.key === key))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
