import { minus, none } from "./signs";

/** Writes a number; what is none, as 0 ÷ 0, is no value. */
export type NumberFormat = (value: number) => string;

/** Formats of a language: a minus only where a number below zero is still one when it is rounded. */
export const numberFormats = (language: string) => {
  const formatter = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    new Intl.NumberFormat(language, { signDisplay: "negative", ...options });
  const written =
    (format: (value: number) => string): NumberFormat =>
    (value) =>
      Number.isFinite(value) ? format(value).replace("-", minus) : none;
  return {
    format: (options: Intl.NumberFormatOptions): NumberFormat => {
      const format = formatter(options);
      return written((value) => format.format(value));
    },
    /** Thousands and millions by their letters; where the language has none for them, whole numbers. */
    short: (options: Intl.NumberFormatOptions): NumberFormat => {
      const [whole, shortened] = [0, 1].map((digits) =>
        formatter({
          ...options,
          notation: "compact",
          minimumFractionDigits: 0,
          maximumFractionDigits: digits,
        }),
      ) as [Intl.NumberFormat, Intl.NumberFormat];
      return written((value) => {
        const parts = shortened.formatToParts(value);
        const isShortened = parts.some(({ type }) => type === "compact");
        return isShortened ? parts.map((part) => part.value).join("") : whole.format(value);
      });
    },
  };
};

export type NumberFormats = ReturnType<typeof numberFormats>;
