import type { Period } from "./period";

/** The pages, in the order of the navigation. */
export const pageNames = ["overview", "menu", "funnel", "audience", "commerce", "live", "quality"] as const;
export type PageName = (typeof pageNames)[number];

/** Whether the page is light or dark; `system`: as the device is set. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** How a figure is shown where it is not drawn. */
export type FigureView = "table" | "sql";

/** Everything that says what is on the screen. It is the page's address: whoever is given the address sees the same. */
export interface Address {
  readonly page: PageName;
  /** Null: all that the key may read. */
  readonly site: string | null;
  readonly period: Period;
  /** Figures show the period before, too. */
  readonly compare: boolean;
  /** IANA name: where days begin and end. */
  readonly timeZone: string;
  /** Asks for what was acknowledged a moment ago, too. */
  readonly live: boolean;
  readonly theme: Theme;
  /** A page's own choices, as a section or a device, by the names of the reports' parameters. */
  readonly filters: Readonly<Record<string, string>>;
  /** Figures that are shown as a table or as SQL, by their ids. */
  readonly open: Readonly<Record<string, FigureView>>;
}
