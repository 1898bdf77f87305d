import { escaped, htmlPage } from "./pages/htmlPage";
import type { PageAnswer } from "./server";

/** What the start page shows. */
export interface StartPageFacts {
  readonly url: string;
  readonly keysFile: string;
  readonly report: string;
  /** Signs in to the dashboard; the page is for this machine alone. */
  readonly readerKey: string;
  readonly menuAddress: string;
}

/** The page at `/start`: what can be opened, how to ask and send, and the report as it stands. */
export const startPage = ({ url, keysFile, report, readerKey, menuAddress }: StartPageFacts): PageAnswer => {
  const [address, file] = [escaped(url), escaped(keysFile)];
  return htmlPage({
    title: "Footfall",
    style,
    body: `<main>
<h1>Footfall</h1>
<p class="lead">Events in over HTTPS, answers out by SQL. This is your local copy.</p>
<nav aria-label="What there is to open"><ul class="doors">
<li class="first"><a href="/demo">Menu and dashboard side by side</a><span>Click on the left as a guest would, and watch the dashboard move.</span></li>
<li><a href="/#key=${escaped(readerKey)}">Open the dashboard</a><span>Signs in with this installation’s reader key.</span></li>
<li><a href="${escaped(menuAddress)}">Open the demo menu</a><span>A small restaurant’s QR menu, at table 7.</span></li>
<li><a href="/menu/cards">Table cards with QR codes</a><span>To print, and to open the menu on a phone.</span></li>
</ul></nav>
<h2>Ask</h2>
<pre tabindex="0">READER=$(node -p 'require("${file}").reader_key')
curl -H "Authorization: Bearer $READER" "${address}/v1/reports"                                   # which there are
curl -H "Authorization: Bearer $READER" "${address}/v1/reports/menu-items?from=2026-03-01&amp;to=2026-03-31"
curl -H "Authorization: Bearer $READER" "${address}/v1/reports/kpi-summary?from=2026-03-01&amp;to=2026-03-31&amp;live=true"
curl -H "Authorization: Bearer $READER" "${address}/v1/users/VISITOR/metrics?from=2026-03-01&amp;to=2026-03-31"</pre>
<p><a href="/openapi.json">/openapi.json</a> describes all of it, <a href="/v1/health">/v1/health</a> says whether it is well,
<a href="/report">/report</a> is the report below as text. What came in within this hour is in answers with <code>live=true</code>.</p>
<h2>Send</h2>
<pre tabindex="0">KEY=$(node -p 'require("${file}").server_key')
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
<pre tabindex="0">npm run keys -- create --kind reader --name board-1 --sites my-site</pre>
<p>The keys above are in <code>${file}</code>.</p>
<h2>Report</h2>
<p>As it stands; load the page again for the latest.</p>
<pre tabindex="0">${escaped(report)}</pre>
</main>`,
  });
};

const style = `
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
h1 { margin: 0; font-size: 2rem; letter-spacing: -0.02em; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.15rem; }
.lead { margin: 0.25rem 0 1.5rem; color: var(--muted); }
.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: 0.75rem; margin: 0; padding: 0; list-style: none; }
.doors li { position: relative; padding: 1rem; background: var(--raised); border: 1px solid var(--border); border-radius: 12px; }
.doors li.first { border-color: var(--accent); }
.doors li:hover { border-color: var(--accent); }
.doors a { display: block; font-weight: 600; text-decoration: none; }
.doors a::after { content: ""; position: absolute; inset: 0; border-radius: 12px; }
.doors a:focus-visible { outline: none; }
.doors a:focus-visible::after { outline: 3px solid var(--focus); outline-offset: 2px; }
.doors span { color: var(--muted); font-size: 0.9rem; }
pre { overflow-x: auto; margin: 0.5rem 0; padding: 1rem; background: var(--raised); border: 1px solid var(--border); border-radius: 12px; font-size: 0.85rem; line-height: 1.5; }
code { overflow-wrap: anywhere; }
`;
