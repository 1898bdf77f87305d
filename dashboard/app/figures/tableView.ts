import type { Answer } from "../api/reportClient";
import { element } from "../element";
import type { Formats } from "../formats/formats";
import {
  mostTableRows,
  nextSorting,
  type Sorting,
  sortedRows,
  type TableColumn,
  tableColumns,
  tableExtent,
} from "./tableModel";

/** A table that is kept while its rows change. */
export interface TableView {
  readonly node: HTMLElement;
  show(answer: Answer): void;
}

/** The rows of a report's answers, to be sorted by any column. */
export const tableView = (report: string, caption: string, formats: Formats): TableView => {
  const head = element("tr");
  const body = element("tbody");
  const extent = element("p", { class: "table-extent" });
  const captionElement = element("caption", {}, caption);
  const node = element(
    "div",
    { class: "table-view" },
    element(
      "div",
      { class: "table-scroll", tabindex: 0, role: "region", "aria-label": `Table: ${caption}` },
      element("table", {}, captionElement, element("thead", {}, head), body),
    ),
    extent,
  );
  let shown: Answer | undefined;
  let columns: readonly TableColumn[] = [];
  let sorting: Sorting | undefined;

  const showRows = () => {
    if (shown === undefined) return;
    for (const [index, { name }] of columns.entries())
      head.children[index]?.setAttribute("aria-sort", sorting?.column === name ? sorting.direction : "none");
    const rows = sortedRows(shown.rows as readonly Readonly<Record<string, unknown>>[], sorting);
    const naming = namingColumn(columns);
    body.replaceChildren(
      ...rows.slice(0, mostTableRows).map((row) =>
        element(
          "tr",
          {},
          ...columns.map((column) => {
            const text = column.cell(row);
            if (column === naming) return element("th", { scope: "row", class: lengthOf(text) }, text);
            return element("td", { class: column.isNumeric ? "number" : lengthOf(text) }, text);
          }),
        ),
      ),
    );
  };

  const headingOf = (column: TableColumn): HTMLElement =>
    element(
      "th",
      {
        scope: "col",
        "aria-sort": "none",
        class: column.isNumeric && column !== namingColumn(columns) && "number",
      },
      element(
        "button",
        {
          type: "button",
          title: column.doc,
          onclick: () => {
            sorting = nextSorting(column, sorting);
            showRows();
          },
        },
        column.heading,
        element("span", { class: "table-order", "aria-hidden": "true" }),
      ),
    );

  return {
    node,
    show: (answer) => {
      const isOtherwise =
        answer.columns.map(({ name }) => name).join() !== columns.map(({ name }) => name).join();
      shown = answer;
      if (isOtherwise) {
        columns = tableColumns(report, answer, formats);
        head.replaceChildren(...columns.map(headingOf));
      }
      extent.textContent = tableExtent(answer, formats) ?? "";
      showRows();
    },
  };
};

/** The one whose values say what a row is about. */
const namingColumn = (columns: readonly TableColumn[]): TableColumn | undefined =>
  columns.find(({ isNumeric }) => !isNumeric) ?? columns[0];

/** Texts that are no longer than this stand on one line. */
const lengthOf = (text: string): string | undefined => (text.length > 40 ? "long" : undefined);
