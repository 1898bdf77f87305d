import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";

/** As a browser in London writes values, in a winter of 2026. */
export const englishFormats = browserFormats({
  language: "en-GB",
  timeZone: "Europe/London",
  now: () => Date.parse("2026-03-10T12:00:00Z"),
});
