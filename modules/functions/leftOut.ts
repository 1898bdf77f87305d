/** What is left out of certain files of a bundle. */
export interface LeaveOut {
  readonly of: RegExp;
  /** The text without it, in as many lines; the same text if it is not there. */
  readonly from: (text: string, path: string) => string;
}

/** The names in some files, but for those in quotation marks. */
export interface Mentioned {
  readonly names: ReadonlySet<string>;
  /** Behind a dot. */
  readonly members: ReadonlySet<string>;
}

export const mentionedIn = (files: readonly { readonly text: string }[]): Mentioned => {
  const names = new Set<string>();
  const members = new Set<string>();
  for (const { text } of files)
    for (const [, member, name] of text.matchAll(/"[^"\n]*"|\.([\w$]+)|([\w$]+)/g)) {
      if (member !== undefined) members.add(member);
      if (name !== undefined) names.add(name);
    }
  return { names, members };
};

/** Replaces what `pattern` finds, by a text made of its first group. */
export const replacing =
  (pattern: RegExp, by: (group: string, path: string) => string) =>
  (text: string, path: string): string =>
    text.replace(pattern, (found, group: string) => inLinesOf(found, by(group, path)));

/** A text with as many lines as another, longer one. */
export const inLinesOf = (text: string, shorter: string): string =>
  shorter + "\n".repeat(text.split("\n").length - shorter.split("\n").length);
