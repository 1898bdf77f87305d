/** The files of its own folder that an HTML page names in `src` or `href`, as `./main.ts`. */
export const namedFiles = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(localName)].map(([, , name]) => name as string)),
];

/** What stands in a page instead of the name of a source. */
export interface Built {
  /** As `assets/main-4F53CDA1.js`. */
  readonly path: string;
  readonly styles: readonly string[];
  /** Scripts that it imports before it runs: asked for at once, and not only when it has been read. */
  readonly imports: readonly string[];
}

/** The page with the names of what was built; styles and preloads stand before the script that needs them. */
export const filledTemplate = (html: string, builtFrom: (name: string) => Built): string =>
  html
    .replaceAll(scriptLine, (whole: string, indent: string, name: string) => {
      const { styles, imports } = builtFrom(name);
      const links = [
        ...styles.map((path) => `<link rel="stylesheet" href="${path}">`),
        ...imports.map((path) => `<link rel="modulepreload" href="${path}">`),
      ];
      return [...links.map((link) => `${indent}${link}\n`), whole].join("");
    })
    .replaceAll(localName, (_whole, attribute: string, name: string) => {
      return `${attribute}="${builtFrom(name).path}"`;
    });

const localName = /\b(src|href)="(\.\/[^"?#]+\.(?:ts|css|svg|png|webmanifest))"/g;

const scriptLine = /([ \t]*)<script\b[^>]*\bsrc="(\.\/[^"]+\.ts)"[^>]*><\/script>/g;
