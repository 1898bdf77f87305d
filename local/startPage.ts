/** What the start page shows. */
export interface StartPageFacts {
  readonly url: string;
  readonly keysFile: string;
  readonly report: string;
}

/** The page at `/`: the report as it stands, the addresses, and how to ask and send. */
export const startPage = ({ url, keysFile, report }: StartPageFacts): string => {
  const [address, file] = [escaped(url), escaped(keysFile)];
  return `<!doctype html>
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
<h2>Ask</h2>
<pre>READER=$(node -p 'require("${file}").reader_key')
curl -H "Authorization: Bearer $READER" "${address}/v1/reports"                                   # which there are
curl -H "Authorization: Bearer $READER" "${address}/v1/reports/menu-items?from=2026-03-01&amp;to=2026-03-31"
curl -H "Authorization: Bearer $READER" "${address}/v1/reports/kpi-summary?from=2026-03-01&amp;to=2026-03-31&amp;live=true"
curl -H "Authorization: Bearer $READER" "${address}/v1/users/VISITOR/metrics?from=2026-03-01&amp;to=2026-03-31"</pre>
<p><a href="/openapi.json">/openapi.json</a> describes all of it, <a href="/v1/health">/v1/health</a> says whether it is well,
<a href="/report">/report</a> is the report above as text. What came in within this hour is in answers with <code>live=true</code>.</p>
<h2>Send</h2>
<pre>KEY=$(node -p 'require("${file}").server_key')
curl ${address}/v1/events -H "Authorization: Bearer $KEY" -d '{
  "event_id": "my-first-event", "event_type": "page_view", "site_id": "my-site",
  "occurred_at": "2026-03-01T12:00:00Z", "page_url": "https://my-site.example/"
}'
curl ${address}/v1/orders -H "Authorization: Bearer $KEY" -d '{
  "id": "my-first-order", "site_id": "my-site", "total_amount": "43.50", "currency": "EUR",
  "created_at": "2026-03-01T12:05:00Z", "status": "paid"
}'
npm run import -- --dataset orders orders.csv --site my-site --currency EUR      # a daily export</pre>
<h2>Hand out a key</h2>
<pre>npm run keys -- create --kind reader --name board-1 --sites my-site</pre>
<p>The keys above are in <code>${file}</code>.</p>
</body>
</html>
`;
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
