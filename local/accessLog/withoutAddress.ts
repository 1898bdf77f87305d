import { isIP } from "node:net";

/** What stands in an address's place: a name that no host can have (RFC 2606), so that URLs stay URLs. */
export const addressPlaceholder = "address.invalid";

/**
 * Binds a visitor's address; takes it out of texts that the visitor sent (a referrer or a query can repeat it),
 * in any case, percent-encoded or not.
 */
export const withoutAddress = (address: string): ((text: string) => string) => {
  const forms = formsOf(address.toLowerCase());
  return (text) => {
    const lower = text.toLowerCase();
    if (!forms.some((form) => lower.includes(form))) return text;
    return text.replace(patternOf(address, forms), addressPlaceholder);
  };
};

const formsOf = (address: string): readonly string[] => {
  const plain = address.startsWith(v4InV6) ? [address, address.slice(v4InV6.length)] : [address];
  return [...new Set(plain.flatMap((form) => [form, encodeURIComponent(form).toLowerCase()]))];
};

const v4InV6 = "::ffff:";

/** A host's name of one label (`printer`) counts only as a whole word: it may be any word. */
const patternOf = (address: string, forms: readonly string[]): RegExp => {
  const any = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return isIP(address) === 0 && !address.includes(".")
    ? new RegExp(`(?<![a-z0-9])(?:${any})(?![a-z0-9])`, "gi")
    : new RegExp(any, "gi");
};
