import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A copy of the project's sources, in which anything may be changed. */
export interface ScratchCopy {
  readonly folder: string;
  /** Where what runs in the copy may leave something: removed with it. */
  readonly temporary: string;
  /** What Jest has transformed is kept here, for all copies. */
  readonly cache: string;
}

export interface ScratchCopies {
  readonly copies: readonly ScratchCopy[];
  dispose(): void;
}

/** Copies what git tracks, or would, into temporary folders. The project itself is never touched. */
export const scratchCopies = (project: string, count: number): ScratchCopies => {
  const root = mkdtempSync(join(tmpdir(), "footfall-mutations-"));
  const cache = join(root, "cache");
  const files = sourcesOf(project);
  const copies = Array.from({ length: count }, (_, at): ScratchCopy => {
    const folder = join(root, `copy-${at + 1}`);
    const temporary = join(root, `temporary-${at + 1}`);
    mkdirSync(temporary);
    copyAll(project, folder, files);
    return { folder, temporary, cache };
  });
  return { copies, dispose: () => rmSync(root, { recursive: true, force: true }) };
};

const sourcesOf = (project: string): readonly string[] =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 64_000_000,
  })
    .split("\0")
    // git names what was removed and not committed yet, too
    .filter((file) => file !== "" && existsSync(join(project, file)));

const copyAll = (project: string, folder: string, files: readonly string[]): void => {
  for (const parent of new Set(files.map((file) => dirname(join(folder, file)))))
    mkdirSync(parent, { recursive: true });
  for (const file of files) copyFileSync(join(project, file), join(folder, file));
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
};
