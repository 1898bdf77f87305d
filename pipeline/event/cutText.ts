/** The first `maxLength` UTF-16 code units of a text at the most, never half of a surrogate pair. */
export const cutText = (text: string, maxLength: number): string =>
  text.length <= maxLength ? text : text.slice(0, maxLength).replace(/\p{Surrogate}$/u, "");
