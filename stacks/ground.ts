import type { Place } from "../modules/arn";
import type { EncryptionKey } from "../modules/encryptionKey";
import type { Names } from "../modules/naming";

/** What every part of the primary stack stands on. */
export interface Ground {
  readonly place: Place;
  readonly names: Names;
  /** For what lies in buckets and tables. */
  readonly data: EncryptionKey;
  /** For what functions leave around them. */
  readonly operations: EncryptionKey;
}
