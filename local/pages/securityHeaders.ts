/** What every page says to browsers here: as in AWS, but for https, and that pages of this server may frame it. */
export const securityHeaders = (policy: readonly string[]): Readonly<Record<string, string>> => ({
  "content-security-policy": policy
    .map((directive) => (directive.startsWith("frame-ancestors") ? "frame-ancestors 'self'" : directive))
    .join("; "),
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "same-origin",
});
