import { browserFormats } from "../../../dashboard/app/formats/browserFormats";

const now = () => Date.UTC(2026, 2, 1, 12);
const formatsOf = (language: string) => browserFormats({ language, timeZone: "Europe/Rome", now });
const english = formatsOf("en-GB");
const german = formatsOf("de-DE");

/** Spaces that do not break are written as any other: which of them stands where is the browser's. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  [12_345, "12,345", "12.345"],
  [0, "0", "0"],
  [-0, "0", "0"],
  [-0.001, "0", "0"],
  [-1234.5, "−1,234.5", "−1.234,5"],
  [2.567, "2.57", "2,57"],
  [Number.MAX_SAFE_INTEGER, "9,007,199,254,740,991", "9.007.199.254.740.991"],
  [null, "–", "–"],
  [Number.NaN, "–", "–"],
  [Number.POSITIVE_INFINITY, "–", "–"],
])("count(%p)", (value, inEnglish, inGerman) => {
  expect([english.count(value), german.count(value)]).toEqual([inEnglish, inGerman]);
});

test.each([
  [0.25, "0.25", "0,25"],
  [999, "999", "999"],
  [12_345, "12.3k", "12.345"],
  [12_345.6, "12.3k", "12.346"],
  [1_500_000, "1.5m", "1,5 Mio."],
  [-12_345, "−12.3k", "−12.345"],
  [Number.NaN, "–", "–"],
])("compact(%p)", (value, inEnglish, inGerman) => {
  expect([english.compact(value).toLowerCase(), plain(german.compact(value))]).toEqual([inEnglish, inGerman]);
});

test.each([
  [0.1234, "12.3%", "12,3 %"],
  [1, "100%", "100 %"],
  [1.5, "150%", "150 %"],
  [-0, "0%", "0 %"],
  [null, "–", "–"],
  [0 / 0, "–", "–"],
])("share(%p)", (value, inEnglish, inGerman) => {
  expect([english.share(value), plain(german.share(value))]).toEqual([inEnglish, inGerman]);
});

test.each([
  [0.123, "+12.3%", "+12,3 %"],
  [-0.04, "−4%", "−4 %"],
  [0, "±0%", "±0 %"],
  [-0.0001, "±0%", "±0 %"],
  [12, "+1,200%", "+1.200 %"],
  [null, "–", "–"],
  [1 / 0, "–", "–"],
])("change(%p)", (value, inEnglish, inGerman) => {
  expect([english.change(value), plain(german.change(value))]).toEqual([inEnglish, inGerman]);
});

test.each([
  [123_450, "EUR", "€1,234.50", "1.234,50 €"],
  [1234, "JPY", "JP¥1,234", "1.234 ¥"],
  [1_234_567, "BHD", "BHD 1,234.567", "1.234,567 BHD"],
  [-5, "EUR", "−€0.05", "−0,05 €"],
  [-0, "EUR", "€0.00", "0,00 €"],
  [1999.6, "EUR", "€20.00", "20,00 €"],
  [123_450, null, "1,234.50", "1.234,50"],
  [123_450, "XXX", "1,234.50", "1.234,50"],
  [100, "Taler", "1.00 Taler", "1,00 Taler"],
  [null, "EUR", "–", "–"],
  [Number.MAX_SAFE_INTEGER, "JPY", "JP¥9,007,199,254,740,991", "9.007.199.254.740.991 ¥"],
])("money(%p, %p)", (minor, currency, inEnglish, inGerman) => {
  expect([plain(english.money(minor, currency)), plain(german.money(minor, currency))]).toEqual([
    inEnglish,
    inGerman,
  ]);
});

test.each([
  [1_234_567, "EUR", "€12.3k", "12.346 €"],
  [25_049, "EUR", "€250", "250 €"],
  [250, "EUR", "€2.50", "2,50 €"],
  [200, "EUR", "€2", "2 €"],
  [12_345, "JPY", "JP¥12.3k", "12.345 ¥"],
])("compactMoney(%p, %p)", (minor, currency, inEnglish, inGerman) => {
  expect([
    english.compactMoney(minor, currency).replace("K", "k"),
    plain(german.compactMoney(minor, currency)),
  ]).toEqual([inEnglish, inGerman]);
});

test.each([
  [0, "0 s"],
  [-0, "0 s"],
  [4.25, "4.3 s"],
  [9.96, "10 s"],
  [95, "95 s"],
  [119.6, "2 min"],
  [720, "12 min"],
  [3599, "1 h"],
  [12_000, "3 h 20 min"],
  [2 * 86_400 - 1, "2 d"],
  [3 * 86_400 + 3600, "3 d 1 h"],
  [-95, "−95 s"],
  [-0.01, "0 s"],
  [null, "–"],
  [Number.NaN, "–"],
])("duration(%p)", (seconds, text) => {
  expect(plain(english.duration(seconds))).toBe(text);
});

test("a day has its year where that is not this one, as it is in the address's time zone", () => {
  expect([english.day("2026-03-01"), german.day("2026-03-01")]).toEqual(["Sun 1 Mar", "So., 1. März"]);
  expect([english.day("2025-12-31"), german.day("2025-12-31")]).toEqual([
    "Wed, 31 Dec 2025",
    "Mi., 31. Dez. 2025",
  ]);
  const newYearInRome = () => Date.UTC(2026, 11, 31, 23, 30);
  const formats = browserFormats({ language: "en-GB", timeZone: "Europe/Rome", now: newYearInRome });
  expect([formats.day("2027-01-01"), formats.day("2026-12-31")]).toEqual(["Fri 1 Jan", "Thu, 31 Dec 2026"]);
});

test("what is no day stays as it is", () => {
  expect([english.day("(unknown)"), english.day("2026-13-01"), english.day("")]).toEqual([
    "(unknown)",
    "2026-13-01",
    "",
  ]);
});

test("instants are told in the address's time zone", () => {
  const instant = new Date("2026-03-01T22:42:07Z");
  expect([english.time(instant), german.time(instant)]).toEqual(["23:42:07", "23:42:07"]);
  expect([english.dayAndTime(instant), german.dayAndTime(instant)]).toEqual([
    "1 Mar, 23:42",
    "1. März, 23:42",
  ]);
  expect(english.time(new Date(Number.NaN))).toBe("–");
});

test("countries have their names, and codes of none stay as they are", () => {
  expect(["IT", "XQ", "(unknown)", "italy"].map(english.country)).toEqual([
    "Italy",
    "XQ",
    "(unknown)",
    "italy",
  ]);
  expect(german.country("IT")).toBe("Italien");
});

test.each(["C", "", "en_GB@posix"])("a browser whose language is %p writes English", (language) => {
  expect(formatsOf(language).count(12_345)).toBe("12,345");
});
