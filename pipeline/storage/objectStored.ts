import { channel } from "node:diagnostics_channel";
import type { ObjectKey } from "./objectStore";

/** What is told of an object that a folder's store has stored. */
export interface ObjectStored {
  readonly folder: string;
  readonly key: ObjectKey;
}

/** Told of each object that a folder's store has stored: what S3's notifications are to a bucket. */
export const objectStored = channel("footfall:object-stored");
