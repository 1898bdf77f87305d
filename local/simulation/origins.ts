import type { Weighted } from "./random";

/** What brings a guest to the menu. */
export interface Origin extends Weighted {
  /** The QR code of a table was scanned: this guest is hungry now. */
  readonly atTable: boolean;
  /** How willing to add a dish, against a guest at a table. */
  readonly appetite: number;
  readonly referrer?: string;
  readonly campaign?: Campaign;
}

/** The campaign fields of an event. */
export interface Campaign {
  readonly utm_source: string;
  readonly utm_medium: string;
  readonly utm_campaign: string;
  readonly utm_term?: string;
  readonly utm_content?: string;
}

/** Most scan the code on the table; others look from afar. */
export const origins: readonly [Origin, ...Origin[]] = [
  { weight: 76, atTable: true, appetite: 1 },
  { weight: 7, atTable: false, appetite: 0.22, referrer: "https://www.google.com/" },
  { weight: 4, atTable: false, appetite: 0.12 },
  {
    weight: 4,
    atTable: false,
    appetite: 0.16,
    referrer: "https://l.instagram.com/",
    campaign: { utm_source: "instagram", utm_medium: "social", utm_campaign: "chefs-table" },
  },
  {
    weight: 3,
    atTable: false,
    appetite: 0.48,
    campaign: {
      utm_source: "newsletter",
      utm_medium: "email",
      utm_campaign: "spring-menu",
      utm_content: "hero",
    },
  },
  {
    weight: 3,
    atTable: false,
    appetite: 0.3,
    referrer: "https://www.google.com/",
    campaign: {
      utm_source: "google",
      utm_medium: "cpc",
      utm_campaign: "dinner-near-me",
      utm_term: "pizza near me",
    },
  },
  { weight: 2, atTable: false, appetite: 0.2, referrer: "https://www.tripadvisor.com/Restaurants" },
  { weight: 1, atTable: false, appetite: 0.15, referrer: "https://duckduckgo.com/" },
];
