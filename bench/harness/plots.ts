/** A picture of results, as the page shows it. */
export interface Plot {
  readonly section: string;
  /** In docs/images. */
  readonly file: string;
  readonly alt: string;
  readonly svg: string;
}
