/** Where the menu's events go. It is served beside the page, as `settings.json`. */
export interface MenuSettings {
  /** The collector's address, or one from the page's own: `/`. */
  readonly collector: string;
  /** A browser key. */
  readonly key: string;
  readonly site: string;
}
