import type { PageAnswer } from "../server";
import { escaped, htmlPage } from "./htmlPage";

/** What stands side by side. */
export interface DemoFacts {
  readonly menuAddress: string;
  readonly dashboardAddress: string;
}

/** The page at `/demo`: the menu on the left, and the dashboard that shows what is done there. */
export const demoPage = ({ menuAddress, dashboardAddress }: DemoFacts): PageAnswer =>
  htmlPage({
    title: "Footfall: the menu beside the dashboard",
    style,
    body: `<header>
<h1>Click on the left, watch the right</h1>
<p>Whatever a guest does on the menu is on the dashboard within seconds. <a href="/start">Start page</a></p>
</header>
<main>
<iframe class="menu" title="The demo menu, as a guest sees it" src="${escaped(menuAddress)}"></iframe>
<iframe class="dashboard" title="The dashboard, live" src="${escaped(dashboardAddress)}"></iframe>
</main>`,
  });

const style = `
html, body { height: 100%; }
body { display: flex; flex-direction: column; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: 0.6rem 1rem; }
h1 { margin: 0; font-size: 1.05rem; }
header p { margin: 0; color: var(--muted); font-size: 0.9rem; }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(320px, 410px) 1fr; gap: 0.75rem; padding: 0 0.75rem 0.75rem; }
iframe { width: 100%; height: 100%; border: 1px solid var(--border); border-radius: 12px; background: var(--raised); }
@media (max-width: 820px) {
  html, body { height: auto; }
  main { grid-template-columns: 1fr; }
  .menu { height: 85vh; height: 85svh; }
  .dashboard { height: 95vh; height: 95svh; }
}
`;
