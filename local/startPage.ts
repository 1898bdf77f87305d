/** What the start page shows. */
export interface StartPageFacts {
  readonly url: string;
  readonly keysFile: string;
  readonly report: string;
}

/** The page at `/`: the report as it stands, the addresses, and how to send an event. */
export const startPage = ({ url, keysFile, report }: StartPageFacts): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Footfall</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 6px; }
</style>
</head>
<body>
<h1>Footfall</h1>
<p>Events in over HTTPS, answers out by SQL. This is your local copy; reload the page for the latest.</p>
<h2>Report</h2>
<pre>${escaped(report)}</pre>
<h2>Send an event</h2>
<pre>curl ${escaped(url)}/v1/events -H "Authorization: Bearer $KEY" -d '{
  "event_id": "my-first-event", "event_type": "page_view", "site_id": "my-site",
  "occurred_at": "2026-03-01T12:00:00Z", "page_url": "https://my-site.example/"
}'</pre>
<p><code>KEY</code> is <code>server_key</code> in <code>${escaped(keysFile)}</code>.
The report as text: <a href="/report">/report</a>.</p>
</body>
</html>
`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
