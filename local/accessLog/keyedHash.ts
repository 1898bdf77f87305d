import { createHmac } from "node:crypto";

/** 32 hex digits of text or bytes that nobody without the key can compute or try out. */
export type KeyedHash = (...parts: readonly (string | Uint8Array)[]) => string;

/** Binds a secret key; the hash of the parts is that of the parts joined. HMAC-SHA-256, cut to 128 bits. */
export const keyedHash =
  (key: string | Uint8Array): KeyedHash =>
  (...parts) => {
    const hmac = createHmac("sha256", key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex").slice(0, 32);
  };
