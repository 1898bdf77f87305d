import type { BuiltFile } from "../../dashboard/build/builtFile";

/**
 * In place of the dashboard's files, for the many tests that look at what stands around them (see jest.config.js). The
 * real ones are held by test/dashboard/build and test/main.process.test.ts, and by the proof with Terraform.
 */
export const builtPages = (): readonly BuiltFile[] => [
  aFile("index.html", "text/html; charset=utf-8", "no-cache"),
  aFile("assets/main-AAAAAAAA.js", "text/javascript; charset=utf-8", forEver),
  aFile("assets/main-BBBBBBBB.css", "text/css; charset=utf-8", forEver),
];

const forEver = "public, max-age=31536000, immutable";

const aFile = (path: string, contentType: string, cacheControl: string): BuiltFile => ({
  path,
  contentType,
  cacheControl,
  bytes: new TextEncoder().encode(`/* ${path} */\n`),
});
