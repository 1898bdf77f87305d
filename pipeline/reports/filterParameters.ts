import { countryCode, identifier, url } from "../event/scalars";
import { choice, labelParameter, orNone, textParameter } from "./parameter";

/** Only one dish or product. */
export const itemParameter = orNone(
  textParameter(identifier, { doc: "Only this dish or product.", example: "burrata" }),
);

/** Only one kind of device. */
export const deviceParameter = orNone(
  choice(["mobile", "tablet", "desktop", "tv", "other"], {
    doc: "Only this kind of device: mobile, tablet, desktop, tv or other.",
    example: "mobile",
  }),
);

/** Only one menu. */
export const menuParameter = orNone(
  textParameter(identifier, { doc: "Only this menu or catalogue.", example: "dinner" }),
);

/** Only one section. */
export const sectionParameter = orNone(
  labelParameter({ doc: "Only this section of the menu.", example: "Antipasti" }),
);

/** Only one page. */
export const pageParameter = orNone(
  textParameter(url, { doc: "Only the page at this path.", example: "/luna" }),
);

/** Only one country. */
export const countryParameter = orNone(
  textParameter(countryCode, { doc: "Only this country, by its ISO 3166 code.", example: "IT" }),
);
