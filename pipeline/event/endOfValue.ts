const quote = 0x22;
const backslash = 0x5c;

/**
 * Where the JSON value ends that begins at `at`, as far as brackets and quotes tell: whether it is one is for `JSON.parse` to say. -1 where
 * it does not end.
 */
export const endOfValue = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at];
  if (first === quote) return endOfString(bytes, at);
  if (first === 0x7b || first === 0x5b) return endOfContainer(bytes, at);
  let end = at;
  while (end < bytes.length && !isDelimiter(bytes[end] as number)) end += 1;
  return end > at ? end : -1;
};

const endOfString = (bytes: Uint8Array, at: number): number => {
  for (let end = at + 1; end < bytes.length; end++) {
    const byte = bytes[end];
    if (byte === backslash) end += 1;
    else if (byte === quote) return end + 1;
  }
  return -1;
};

const endOfContainer = (bytes: Uint8Array, at: number): number => {
  let open = 0;
  for (let end = at; end < bytes.length; end++) {
    const byte = bytes[end];
    if (byte === quote) {
      end = endOfString(bytes, end) - 1;
      if (end < 0) return -1;
    } else if (byte === 0x7b || byte === 0x5b) open += 1;
    else if (byte === 0x7d || byte === 0x5d) {
      open -= 1;
      if (open === 0) return end + 1;
    }
  }
  return -1;
};

const isDelimiter = (byte: number): boolean =>
  byte === 0x2c || byte === 0x7d || byte === 0x5d || isSpace(byte);

/** Where the next byte is that is no white space. */
export const afterSpace = (bytes: Uint8Array, at: number): number => {
  let next = at;
  while (isSpace(bytes[next] as number)) next += 1;
  return next;
};

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
