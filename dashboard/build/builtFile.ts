/** A file of the pages, as it is served. */
export interface BuiltFile {
  /** `index.html`, `assets/main-4F53CDA1.js` */
  readonly path: string;
  readonly contentType: string;
  /** Named by content and kept for ever, or asked for anew each time. */
  readonly cacheControl: string;
  readonly bytes: Uint8Array;
}
