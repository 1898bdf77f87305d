import type { Weighted } from "./random";

/** A restaurant of the chain. Its weight is its share of the chain's visits. */
export interface Site extends Weighted {
  readonly siteId: string;
  readonly name: string;
  /** The first segment of its pages' paths. */
  readonly path: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly currency: string;
  /** The language of most guests, and of the page's words. */
  readonly language: string;
  readonly words: PageWords;
  readonly searches: readonly [string, ...string[]];
  /** Tables are numbered from 1. */
  readonly tables: number;
  /** The middle of lunch and of dinner: local time, in hours. */
  readonly lunchAt: number;
  readonly dinnerAt: number;
  /** In the order in which the page shows them. */
  readonly sections: readonly Section[];
}

/** The address of a site's menu. */
export const siteUrl = ({ path }: Site): string => `https://luna.example/${path}`;

/** What the page's buttons say. */
export interface PageWords {
  readonly lunch: string;
  readonly dinner: string;
  readonly addToTab: string;
  readonly placeOrder: string;
  readonly payNow: string;
  readonly allergens: string;
}

/** A menu of the day: its meal is also its `menu_id`. */
export type Meal = "lunch" | "dinner";

/** A part of the menu. Served at both meals unless it names one. */
export interface Section {
  readonly name: string;
  readonly only?: Meal;
  readonly dishes: readonly Dish[];
}

/** A dish and how guests take to it. */
export interface Dish {
  readonly id: string;
  readonly name: string;
  /** In the site's currency's minor unit. */
  readonly priceMinor: number;
  /** The chance that a guest who sees it opens its description. */
  readonly opens: number;
  /** The chance that a guest who opened it adds it. */
  readonly sells: number;
}
