import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { BuiltFile } from "../../dashboard/build/builtFile";
import { contentSecurity } from "../../dashboard/build/contentSecurity";
import type { FileAnswer, FileRequest } from "../server";
import { securityHeaders } from "./securityHeaders";

/** What files are served with. */
export interface PageFilesParts {
  /** Where they are: `/`, or `/menu/`. */
  readonly at: string;
  /** Builds them; asked when the first of them is asked for. */
  readonly build: () => Promise<readonly BuiltFile[]>;
}

/** Answers a request for one of the built files; undefined where it is none of them. */
export type PageFiles = (request: FileRequest) => Promise<FileAnswer | undefined>;

/** The built files of pages: `index.html` at the folder's own address, each compressed for who takes that, and 304 to who has it. */
export const pageFiles = ({ at, build }: PageFilesParts): PageFiles => {
  let served: Promise<ReadonlyMap<string, ServedFile>> | undefined;
  const files = (): Promise<ReadonlyMap<string, ServedFile>> => {
    // a build that fails is tried again
    served ??= build().then(
      (built) => new Map(built.map((file) => [addressOf(at, file), servedFile(file)])),
      (error: unknown) => {
        served = undefined;
        throw error;
      },
    );
    return served;
  };
  return async ({ path, headers }) => {
    if (!path.startsWith(at) || !mayBeFile(path.slice(at.length))) return undefined;
    const file = (await files()).get(path);
    if (file === undefined) return undefined;
    if (headers["if-none-match"]?.includes(file.etag))
      return { status: 304, headers: file.headers, bytes: none };
    return /\bgzip\b/.test(headers["accept-encoding"] ?? "")
      ? { status: 200, headers: { ...file.headers, "content-encoding": "gzip" }, bytes: file.compressed() }
      : { status: 200, headers: file.headers, bytes: file.bytes };
  };
};

/** Nothing is built for a path that the builder gives to no file. */
const mayBeFile = (name: string): boolean =>
  /^(|index\.html|[\w.-]+\.(html|svg|webmanifest)|assets\/[\w.-]+)$/.test(name);

interface ServedFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly bytes: Uint8Array;
  readonly compressed: () => Uint8Array;
}

const none = new Uint8Array();

const addressOf = (at: string, { path }: BuiltFile): string => at + (path === "index.html" ? "" : path);

const servedFile = ({ bytes, contentType, cacheControl }: BuiltFile): ServedFile => {
  const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
  let gzip: Uint8Array | undefined;
  return {
    headers: {
      "content-type": contentType,
      "cache-control": cacheControl,
      etag,
      vary: "accept-encoding",
      ...securityHeaders(contentSecurity),
    },
    etag,
    bytes,
    compressed: () => {
      gzip ??= gzipSync(bytes);
      return gzip;
    },
  };
};
