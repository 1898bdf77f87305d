import type { ObjectKey, ObjectStore } from "../storage/objectStore";

/**
 * Stores a new object piece by piece. Where there is one of its key, it is this one: keys of attempts are never used
 * twice, and what names its content says the same.
 */
export const putPieces = async (
  store: ObjectStore,
  key: ObjectKey,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> => {
  const upload = store.upload(key);
  try {
    for await (const piece of pieces) await upload.write(piece);
    await upload.finish();
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
};
