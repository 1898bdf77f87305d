import type { InputType, ZlibOptions } from "node:zlib";

/** Node's zlib, but that it inflates without the thread pool: nothing but the calls of ports is then waited for. */
export const zlibAtOnce = (real: typeof import("node:zlib")): object => ({
  ...real,
  gunzip: (body: InputType, options: ZlibOptions, done: (error: unknown, inflated?: Buffer) => void) => {
    try {
      done(null, real.gunzipSync(body, options));
    } catch (error) {
      done(error);
    }
  },
});
