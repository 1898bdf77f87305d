import { chain } from "../../../local/simulation/chain";
import { countryCode, currencyCode, identifier, label } from "../../../pipeline/event/scalars";

describe("the chain's restaurants", () => {
  it("are five, each in a city, a country and a time zone of its own", () => {
    for (const field of ["siteId", "city", "country", "timeZone", "language"] as const)
      expect(new Set(chain.map((site) => site[field])).size).toBe(5);
  });

  it("charge in four currencies", () => {
    expect(new Set(chain.map(({ currency }) => currency))).toEqual(new Set(["EUR", "GBP", "USD", "JPY"]));
  });

  it.each(chain)("$name has a menu of 25 to 40 dishes that events can carry", (site) => {
    const dishes = site.sections.flatMap((section) => section.dishes);
    expect(dishes.length).toBeGreaterThanOrEqual(25);
    expect(dishes.length).toBeLessThanOrEqual(40);
    expect(new Set(dishes.map(({ id }) => id)).size).toBe(dishes.length);
    expect(identifier.codec.is(site.siteId)).toBe(true);
    expect(countryCode.codec.is(site.country)).toBe(true);
    expect(currencyCode.codec.is(site.currency)).toBe(true);
    expect(Intl.supportedValuesOf("timeZone")).toContain(site.timeZone);
    for (const { name } of site.sections) expect(label.codec.is(name)).toBe(true);
    for (const { id, name, priceMinor, opens, sells } of dishes) {
      expect(identifier.codec.is(id)).toBe(true);
      expect(label.codec.is(name)).toBe(true);
      expect(Number.isSafeInteger(priceMinor) && priceMinor > 0).toBe(true);
      for (const chance of [opens, sells]) expect(chance > 0 && chance < 1).toBe(true);
    }
  });

  it("name dishes with accents, quotes, emoji and beyond Latin", () => {
    const names = chain
      .flatMap(({ sections }) => sections.flatMap(({ dishes }) => dishes.map(({ name }) => name)))
      .join("\n");
    for (const kind of [/[àéîõù]/, /"/, /'/, /[“”]/, /\p{Emoji_Presentation}/u, /\p{Script=Han}/u])
      expect(names).toMatch(kind);
  });
});
