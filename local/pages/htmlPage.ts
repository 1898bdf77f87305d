import { createHash } from "node:crypto";
import { contentSecurity } from "../../dashboard/build/contentSecurity";
import type { PageAnswer } from "../server";
import { securityHeaders } from "./securityHeaders";

/** A page that the local mode writes itself. */
export interface HtmlPage {
  readonly title: string;
  /** Beside the style that all of them have. */
  readonly style?: string;
  /** What is in the body: HTML, whatever comes from elsewhere escaped. */
  readonly body: string;
}

/** The page with its style inline, which a policy of its own allows, and nothing else. */
export const htmlPage = ({ title, style = "", body }: HtmlPage): PageAnswer => {
  const css = `${baseStyle}${style}`;
  const hash = createHash("sha256").update(css).digest("base64");
  const policy = [
    ...contentSecurity.filter((directive) => !/^(style-src|frame-src)\b/.test(directive)),
    `style-src 'sha256-${hash}'`,
    "frame-src 'self'",
  ];
  return {
    type: "text/html; charset=utf-8",
    headers: securityHeaders(policy),
    text: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${css}</style>
</head>
<body>
${body}
</body>
</html>
`,
  };
};

/** Text as it may stand in HTML, in attributes too. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const baseStyle = `
:root { color-scheme: light dark; --surface: #f8f6f2; --raised: #fff; --text: #24211c; --muted: #665f54; --border: #e3ded3;
  --accent: #0c6b63; --accent-text: #fff; --focus: #1f5fd0; font: 16px/1.55 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --surface: #161513; --raised: #1f1e1b; --text: #ebe7df; --muted: #aaa397;
  --border: #35322d; --accent: #58c4b4; --accent-text: #05211d; --focus: #84b6ff; } }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--text); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;
