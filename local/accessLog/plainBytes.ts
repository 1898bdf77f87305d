import { createGunzip, type Gunzip } from "node:zlib";

/** Gzip data that is cut off or damaged. */
export class BrokenGzipError extends Error {
  override readonly name = "BrokenGzipError";
}

/**
 * The bytes of a file that may be gzip, of one member or of several, which its first two bytes tell. Rejects with
 * a {@link BrokenGzipError} that says how far it got, after what the data gave before its damaged piece of 16 kB.
 */
export async function* plainBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const source = chunks[Symbol.asyncIterator]();
  try {
    const first: Uint8Array[] = [];
    let bytes = 0;
    while (bytes < gzipMagic.length) {
      const next = await source.next();
      if (next.done) break;
      first.push(next.value);
      bytes += next.value.length;
    }
    const start = Buffer.concat(first);
    const all = rejoined(start, source);
    yield* start.subarray(0, gzipMagic.length).equals(gzipMagic) ? inflated(all) : all;
  } finally {
    await source.return?.();
  }
}

const gzipMagic = Buffer.from([0x1f, 0x8b]);

async function* rejoined(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** How much is inflated at once: bounds what highly compressed input can take of memory. */
const pieceBytes = 16_384;

async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip();
  const ready: Uint8Array[] = [];
  let bytesIn = 0;
  let bytesOut = 0;
  gunzip.on("data", (data: Uint8Array) => {
    ready.push(data);
    bytesOut += data.length;
  });
  try {
    for await (const chunk of chunks)
      for (let from = 0; from < chunk.length; from += pieceBytes) {
        const piece = chunk.subarray(from, from + pieceBytes);
        bytesIn += piece.length;
        await settled(gunzip, (done) => gunzip.write(piece, done));
        yield* ready.splice(0);
      }
    await settled(gunzip, (done) => gunzip.once("end", done).end());
    yield* ready.splice(0);
  } catch (error) {
    if (!isZlibError(error)) throw error;
    yield* ready.splice(0);
    const what = error.code === "Z_BUF_ERROR" ? "ends too early" : `is damaged (${error.message})`;
    throw new BrokenGzipError(
      `the gzip data ${what}: ${bytesIn} compressed bytes gave ${bytesOut} bytes of text`,
      { cause: error },
    );
  } finally {
    gunzip.destroy();
  }
}

/** Waits until `act` is done or the stream has failed. */
const settled = (gunzip: Gunzip, act: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    gunzip.once("error", reject);
    act((error) => {
      gunzip.off("error", reject);
      if (error) reject(error);
      else resolve();
    });
  });

const isZlibError = (error: unknown): error is Error & { readonly code: string } =>
  typeof error === "object" && error !== null && "code" in error && String(error.code).startsWith("Z_");
