import { browserFormats } from "../../../dashboard/app/formats/browserFormats";

/** How values are written in London about a restaurant in Rome, on 1 April 2026. */
export const someFormats = browserFormats({
  language: "en-GB",
  timeZone: "Europe/Rome",
  now: () => Date.UTC(2026, 3, 1, 12),
});

/** Days from 1 March 2026 on. */
export const someDays = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(2026, 2, 1) + index * 86_400_000).toISOString().slice(0, 10),
  );
