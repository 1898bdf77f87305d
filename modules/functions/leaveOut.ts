import { type BundledFile, bundledFiles } from "./bundledFiles";
import { type LeaveOut, type Mentioned, mentionedIn } from "./leftOut";
import { leftOutOfLibraries, structsInUse } from "./leftOutOfLibraries";
import { errorsInUse, leftOutOfSdk } from "./leftOutOfSdk";

/**
 * A bundle's code without what its packages hold ready for others and what esbuild cannot know to be unused. What of it is called after
 * all throws. Lines stay where they are, for the code's map. Throws where a package does not look as it did when this was written.
 */
export const leaveOut = (code: string): string => {
  const files = shortened(bundledFiles(code), [...leftOutOfSdk, ...leftOutOfLibraries]);
  const mentioned = mentionedIn(files.filter(({ path }) => !describing.test(path)));
  return shortened(files, inUse(mentioned))
    .map(({ text }) => text.replace(commonJs, "$1/* @__PURE__ */ "))
    .join("\n")
    .replace(/^("use strict";)?/, (directive) => `${directive}${leftOutOfBundle}`);
};

const leftOutOfBundle =
  'function leftOutOfBundle() { throw new Error("left out of this bundle: see modules/functions/leaveOut.ts"); }';

/** Where a CommonJS file is wrapped: it can go if nobody is left to load it. */
const commonJs = /^(var require_\w+ = )(?=__commonJS\()/m;

/** What names everything that there is, whether it is called or not. */
const describing = /\/@aws-sdk\/client-|\/parquetjs-lite\/gen-nodejs\//;

const inUse = (mentioned: Mentioned): readonly LeaveOut[] => [
  errorsInUse(mentioned),
  structsInUse(mentioned),
];

/** A file may be in a bundle in several parts. In one of them at least there must be what is left out. */
const shortened = (files: readonly BundledFile[], all: readonly LeaveOut[]): readonly BundledFile[] => {
  const missing = new Set<string>();
  const found = new Set<string>();
  const shorter = files.map(({ path, text }) => {
    const leave = all.find(({ of }) => of.test(path));
    if (leave === undefined) return { path, text };
    const left = leave.from(text, path);
    (left === text ? missing : found).add(path);
    return { path, text: left };
  });
  for (const path of missing)
    if (!found.has(path)) throw new Error(`${path}: has nothing that modules/functions/leaveOut.ts knows`);
  return shorter;
};
