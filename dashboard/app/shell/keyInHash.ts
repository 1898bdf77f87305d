/** The key that a link signs in with, as `#key=ffr_…`. What stands after # is not sent to any server. */
export const keyInHash = (hash: string): string | undefined => {
  const key = new URLSearchParams(hash.replace(/^#/, "")).get("key")?.trim();
  return key === "" ? undefined : key;
};
