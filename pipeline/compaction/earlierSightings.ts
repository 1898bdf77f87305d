import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { sightingBytes } from "./identitySet";
import { inOrder } from "./inOrder";

/** A part of a sidecar. */
export interface SidecarPiece {
  readonly key: ObjectKey;
  /** The place of the sidecar among those asked for. */
  readonly index: number;
  /** Undefined where the sidecar has gone. */
  readonly sightings: Buffer | undefined;
}

/** A sidecar with its size. */
export interface SizedSidecar {
  readonly key: ObjectKey;
  readonly bytes: number;
}

/** Sidecars with the sizes that they were listed with; undefined where one is not listed any more. */
export const sizedSidecars = (
  keys: readonly ObjectKey[],
  listed: ReadonlyMap<ObjectKey, { readonly bytes: number }>,
): readonly SizedSidecar[] | undefined => {
  const sized = keys.flatMap((key) => {
    const bytes = listed.get(key)?.bytes;
    return bytes === undefined ? [] : [{ key, bytes }];
  });
  return sized.length === keys.length ? sized : undefined;
};

const pieceBytes = 131_072 * sightingBytes;

const piecesAtOnce = 4;

/** The sightings in sidecars, in their order, a few megabytes at a time, of which nothing is kept. */
export async function* earlierSightings(
  lake: ObjectStore,
  sidecars: readonly SizedSidecar[],
): AsyncGenerator<SidecarPiece, void> {
  const ranges = sidecars.flatMap(({ key, bytes }, index) => {
    if (bytes % sightingBytes !== 0)
      throw new Error(`${key}: has ${bytes} bytes, which is no multiple of ${sightingBytes}`);
    return Array.from({ length: Math.ceil(bytes / pieceBytes) }, (_, piece) => ({
      key,
      index,
      start: piece * pieceBytes,
      end: Math.min((piece + 1) * pieceBytes, bytes),
    }));
  });
  yield* inOrder(ranges, piecesAtOnce, async ({ key, index, start, end }) => {
    const body = await lake.getRange(key, start, end);
    if (body !== undefined && body.length !== end - start)
      throw new Error(`${key}: gave ${body.length} bytes of ${start} to ${end}`);
    return { key, index, sightings: body && Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
  });
}
