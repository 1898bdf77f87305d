import { createHash } from "node:crypto";

/** The SHA-256 of a key, in hex: all that Footfall keeps of it. */
export const hashKey = (key: string): string => createHash("sha256").update(key, "utf8").digest("hex");
