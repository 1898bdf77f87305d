import type { PageAnswer } from "../server";
import { escaped, htmlPage } from "./htmlPage";
import { qrSvg } from "./qrSvg";

/** What is printed. */
export interface CardsFacts {
  readonly restaurant: string;
  /** Where phones find the menu: `http://192.168.1.5:8787/menu/`. */
  readonly menuUrl: string;
  /** False where the address leads nowhere but on this machine. */
  readonly isForPhones: boolean;
  readonly tables: number;
}

const mostTables = 60;
const usualTables = 8;

/** How many tables a query asks for (`tables=12`). */
export const tablesIn = (query: string): number => {
  const tables = Number(new URLSearchParams(query).get("tables") ?? usualTables);
  return Number.isInteger(tables) && tables >= 1 && tables <= mostTables ? tables : usualTables;
};

/** A card for each table with the QR code of its menu, four to a sheet of A4. */
export const cardsPage = ({ restaurant, menuUrl, isForPhones, tables }: CardsFacts): PageAnswer =>
  htmlPage({
    title: `Table cards of ${restaurant}`,
    style,
    body: `<header class="hint">
<h1>Table cards</h1>
<p>${tables} cards of A6: print this page on A4, four to a sheet, without margins. Each QR code opens the menu with its table.</p>
${isForPhones ? "" : notForPhones}
<form><label>Tables <input name="tables" type="number" min="1" max="${mostTables}" value="${tables}"></label> <button>Show</button></form>
</header>
<main class="cards">
${Array.from({ length: tables }, (_, at) => card(restaurant, `${menuUrl}?table=${at + 1}`, at + 1)).join("\n")}
</main>`,
  });

const notForPhones = `<p class="note"><strong>These lead to this machine only.</strong> For phones on the same Wi-Fi, start with
<code>npm start -- --lan</code> and load this page again. They can open the menu then, send its events and order; all else stays closed to them.</p>`;

const card = (restaurant: string, url: string, table: number): string => `<article class="card">
<svg class="moon" viewBox="0 0 40 40" aria-hidden="true"><path d="M26 5a16 16 0 1 0 9 22A14 14 0 0 1 26 5z" fill="#c8932f"/></svg>
<h2>${escaped(restaurant)}</h2>
<p class="table">Table ${table}</p>
${qrSvg(url, `QR code of ${url}`)}
<p>Scan for tonight’s menu</p>
<p class="address">${escaped(url)}</p>
</article>`;

const style = `
.hint { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 1rem; }
.hint h1 { margin: 0; }
.hint p { color: var(--muted); }
.hint .note { color: inherit; padding: 0.75rem 1rem; border: 1px solid var(--border); border-left: 4px solid var(--accent); border-radius: 8px; background: var(--raised); }
.hint input, .hint button { font: inherit; min-height: 2.5rem; padding: 0 0.75rem; border: 1px solid var(--muted); border-radius: 8px; background: var(--raised); color: inherit; }
.cards { display: flex; flex-wrap: wrap; justify-content: center; gap: 1rem; padding: 1rem; }
.card { display: flex; flex-direction: column; align-items: center; justify-content: center; width: 105mm; height: 148mm; padding: 8mm;
  background: #fffdf8; color: #2b2117; border: 1px solid #e3ded3; border-radius: 4mm; text-align: center; }
.card h2 { margin: 1mm 0 0; font: 500 9mm/1.1 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; }
.card p { margin: 0; }
.card .table { margin: 2mm 0 4mm; font-size: 5mm; letter-spacing: 0.12em; text-transform: uppercase; color: #7a3b2e; }
.card .qr { width: 62mm; height: 62mm; margin-bottom: 4mm; }
.card .moon { width: 12mm; height: 12mm; }
.card .address { font-size: 2.6mm; color: #665f54; overflow-wrap: anywhere; margin-top: 2mm; }
@media print {
  @page { size: A4; margin: 0; }
  .hint { display: none; }
  body { background: #fff; }
  .cards { display: grid; grid-template-columns: 105mm 105mm; gap: 0; padding: 0; }
  .card { height: 148.4mm; border: 0.2mm dashed #cfc8ba; border-radius: 0; break-inside: avoid; print-color-adjust: exact; }
}
`;
