import { isIP } from "node:net";

/** What stands in an address's place: a name that no host can have (RFC 2606), so that URLs stay URLs. */
export const addressPlaceholder = "address.invalid";

/**
 * Binds a visitor's address; takes it out of texts that the visitor sent (a referrer or a query can repeat it),
 * in any case, percent-encoded or not.
 */
export const withoutAddress = (address: string): ((text: string) => string) => {
  const forms = formsOf(address.toLowerCase());
  const includesAddress = (text: string): boolean => {
    const lower = text.toLowerCase();
    return forms.some((form) => lower.includes(form));
  };
  return (text) => {
    if (includesAddress(text)) return text.replace(patternOf(address, forms), addressPlaceholder);
    return isIP(address) !== 0 && isDisguised(text, includesAddress) ? addressPlaceholder : text;
  };
};

/** True where the address shows once escapes are undone, or once a URL's host is written as browsers do. */
const isDisguised = (text: string, includesAddress: (text: string) => boolean): boolean => {
  if (/%[0-9a-f]{2}/i.test(text) && includesAddress(unescapedAsFarAsPossible(text))) return true;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && includesAddress(hostOf(text));
};

const unescapedAsFarAsPossible = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const hostOf = (text: string): string => {
  try {
    return new URL(text).hostname;
  } catch {
    return "";
  }
};

const formsOf = (address: string): readonly string[] => {
  const plain = address.startsWith(v4InV6) ? [address, address.slice(v4InV6.length)] : [address];
  const all = plain.flatMap((form) => [form, encodeURIComponent(form).toLowerCase(), ...canonicalOf(form)]);
  return [...new Set(all)];
};

/** An IPv6 address as a URL's host writes it: shortened. */
const canonicalOf = (address: string): readonly string[] => {
  if (isIP(address) !== 6) return [];
  return [hostOf(`http://[${address}]/`).replace(/^\[|\]$/g, "")];
};

const v4InV6 = "::ffff:";

/** A host's name of one label (`printer`) counts only as a whole word: it may be any word. */
const patternOf = (address: string, forms: readonly string[]): RegExp => {
  const any = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return isIP(address) === 0 && !address.includes(".")
    ? new RegExp(`(?<![a-z0-9])(?:${any})(?![a-z0-9])`, "gi")
    : new RegExp(any, "gi");
};
