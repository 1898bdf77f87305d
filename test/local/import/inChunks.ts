/** A text's bytes, in chunks of so many. */
export async function* inChunks(text: string | Uint8Array, bytes = 7): AsyncGenerator<Uint8Array, void> {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes);
}

/** All elements of the lists, or of those before an error, and the error. */
export const gathered = async <A>(
  lists: AsyncIterable<readonly A[]>,
): Promise<{ readonly elements: readonly A[]; readonly error?: unknown }> => {
  const elements: A[] = [];
  try {
    for await (const list of lists) elements.push(...list);
    return { elements };
  } catch (error) {
    return { elements, error };
  }
};
