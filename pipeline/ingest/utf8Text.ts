/** The text of UTF-8, without its byte order mark; undefined where the bytes are none. */
export const utf8Text = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

const utf8 = new TextDecoder("utf-8", { fatal: true });
