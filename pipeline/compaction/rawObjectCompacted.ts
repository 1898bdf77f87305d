import { channel } from "node:diagnostics_channel";

/** Told after each raw object that a compaction has gone through, for whoever shows how far it is. */
export const rawObjectCompacted = channel("footfall:raw-object-compacted");
