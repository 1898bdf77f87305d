import { readdirSync, readFileSync } from "node:fs";
import { extname, join, posix, relative, sep } from "node:path";
import { buildSync, type Metafile } from "esbuild";
import type { BuiltFile } from "./builtFile";
import { type Built, filledTemplate, namedFiles } from "./htmlTemplate";

/** The dashboard, or the demo menu: a folder with its HTML pages, beside the scripts and styles that they name. */
export type PageFolder = "app" | "menu";

/**
 * Every HTML page of `dashboard/<folder>`, and what they name, bundled: minified modules with the styles that they import, and
 * what they import later as files of their own. A file that is imported later brings no styles. The bytes depend on the sources alone.
 * Sources do not change while a process runs.
 */
export const bundlePages = (folder: PageFolder): readonly BuiltFile[] => {
  const known = bundled.get(folder);
  if (known !== undefined) return known;
  const files = bundledFolder(join(__dirname, "..", folder));
  bundled.set(folder, files);
  return files;
};

/** The same of any folder. */
export const bundledFolder = (folder: string): readonly BuiltFile[] => {
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => ({ name, html: readFileSync(join(folder, name), "utf8") }));
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: folder,
    entryPoints: [...new Set(pages.flatMap(({ html }) => namedFiles(html)))],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    charset: "utf8",
    // hashes say something of paths too: packages are found below the project, wherever a link leads
    preserveSymlinks: true,
    legalComments: "none",
    loader: { ".svg": "copy", ".png": "copy", ".webmanifest": "copy" },
    outdir: join(folder, "built"),
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const assets = outputFiles.map(({ path, contents }) => ({
    path: relative(join(folder, "built"), path).split(sep).join("/"),
    cacheControl: "public, max-age=31536000, immutable",
    bytes: contents,
  }));
  const templates = pages.map(({ name, html }) => ({
    path: name,
    cacheControl: "no-cache",
    bytes: new TextEncoder().encode(filledTemplate(html, (source) => builtFrom(metafile, source))),
  }));
  return [...templates, ...assets].map((file) => ({ ...file, contentType: contentTypeOf(file.path) }));
};

const bundled = new Map<PageFolder, readonly BuiltFile[]>();

const builtFrom = ({ outputs }: Metafile, source: string): Built => {
  const named = posix.normalize(source);
  const path = Object.keys(outputs).find((output) => {
    const { entryPoint, inputs } = outputs[output] as Metafile["outputs"][string];
    // what is only copied has no entry point
    return entryPoint === undefined ? !output.endsWith(".js") && named in inputs : entryPoint === named;
  });
  if (path === undefined) throw new Error(`${source}: esbuild gave no output`);
  const { cssBundle } = outputs[path] as Metafile["outputs"][string];
  return {
    path: withoutFolder(path),
    styles: cssBundle === undefined ? [] : [withoutFolder(cssBundle)],
    imports: [...staticImports(outputs, path)].map(withoutFolder),
  };
};

/** All that is loaded before the output runs, however far away. */
const staticImports = (
  outputs: Metafile["outputs"],
  path: string,
  found = new Set<string>(),
): Set<string> => {
  for (const imported of outputs[path]?.imports ?? []) {
    if (imported.kind !== "import-statement" || imported.external || found.has(imported.path)) continue;
    found.add(imported.path);
    staticImports(outputs, imported.path, found);
  }
  return found;
};

const withoutFolder = (output: string): string => output.replace(/^built\//, "");

const contentTypeOf = (path: string): string => {
  const type = contentTypes[extname(path)];
  if (type === undefined) throw new Error(`${path}: a built file of a kind without a content type`);
  return type;
};

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};
