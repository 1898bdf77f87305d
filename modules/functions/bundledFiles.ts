/** A file's part of a bundle. */
export interface BundledFile {
  /** From the root of a folder, `/node_modules/a/index.js`; none before the first. */
  readonly path: string;
  /** With the line that says the path. */
  readonly text: string;
}

/** Where esbuild says which file the following lines are of. */
const fileComment = /^\s*\/\/ (\S+\.(?:[cm]?[jt]s|json))$/;

/** A bundle that is not minified, file by file. The texts, joined by line breaks, are the bundle. */
export const bundledFiles = (code: string): readonly BundledFile[] => {
  const files: { path: string; lines: string[] }[] = [{ path: "", lines: [] }];
  for (const line of code.split("\n")) {
    const path = fileComment.exec(line)?.[1];
    if (path !== undefined) files.push({ path: `/${path}`, lines: [] });
    files.at(-1)?.lines.push(line);
  }
  return files.map(({ path, lines }) => ({ path, text: lines.join("\n") }));
};
