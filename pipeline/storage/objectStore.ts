import type { EpochMs } from "../event/fieldType";

/** An object's key within its store: segments joined by `/`, no empty, `.` or `..` segment. */
export type ObjectKey = string;

/** A store's token for one version of one object; equal tokens mean the same bytes. */
export type ETag = string;

/** What must hold for a put to happen. */
export type PutCondition =
  | { readonly ifAbsent: true }
  /** The object must still have this tag. */
  | { readonly ifMatch: ETag };

/** What a put did. `conflict`: the condition did not hold, and nothing was written. */
export type PutResult = { readonly kind: "stored"; readonly etag: ETag } | { readonly kind: "conflict" };

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: ObjectKey;
  readonly etag: ETag;
  /** Bytes. */
  readonly size: number;
  /** When it was put, by the store's clock. */
  readonly modifiedAtMs: EpochMs;
}

/** An object as read. */
export interface StoredObject {
  readonly body: Uint8Array;
  readonly etag: ETag;
}

/**
 * A new object on its way into a store, piece by piece: nobody sees any of it until it is finished. Of one that is given
 * up, or whose process ends, nothing is ever seen.
 */
export interface ObjectUpload {
  /** Takes the next piece; resolves once another may follow. The bytes are the caller's own again. */
  write(bytes: Uint8Array): Promise<void>;
  /** Puts what was written as one object, unless one of its key is there. Nothing can be written afterwards. */
  finish(): Promise<PutResult>;
  /** Gives up what was written. After a finish there is nothing left to give up. */
  abort(): Promise<void>;
}

/**
 * One bucket. A put is atomic (readers see the old object or the new one, whole) and durable when it resolves;
 * gets and lists see every put that resolved before they began. Failures of the store itself reject.
 */
export interface ObjectStore {
  /** How the lake's manifests and SQL name this bucket, for example `s3://acme-prod-lake`. */
  readonly uri: string;
  put(key: ObjectKey, body: Uint8Array, condition?: PutCondition): Promise<PutResult>;
  /** Begins a new object, however large, of which the store holds a few megabytes in memory. */
  upload(key: ObjectKey): ObjectUpload;
  get(key: ObjectKey): Promise<StoredObject | undefined>;
  /** The bytes from `start` up to `end`, or to the object's end where that comes first. `start` lies within the object. */
  getRange(key: ObjectKey, start: number, end: number): Promise<Uint8Array | undefined>;
  /** Every object whose key begins with `prefix`, in ascending UTF-8 order of keys. */
  list(prefix: string): AsyncIterable<ListedObject>;
}

/** A store from which objects may be removed: only the sweep's. */
export interface SweepableStore extends ObjectStore {
  /** Removes an object; one that is not there is no failure. */
  delete(key: ObjectKey): Promise<void>;
}
