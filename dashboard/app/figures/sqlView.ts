import type { Question, ReportClient } from "../api/reportClient";
import { element } from "../element";
import { failure, shownError } from "./failure";
import { skeleton } from "./skeleton";

/** The statement of a question, to be read and copied. */
export const sqlView = (
  { client, signal }: { readonly client: ReportClient; readonly signal: AbortSignal },
  { question, title }: { readonly question: Question; readonly title: string },
): HTMLElement => {
  const node = element("div", { class: "sql" });

  const ask = async (): Promise<void> => {
    node.setAttribute("aria-busy", "true");
    node.replaceChildren(skeleton());
    const shown = await client.sql(question, signal).then(
      (sql) => statement(sql, title),
      (error: unknown) =>
        failure(shownError(error, "The statement could not be shown.", "Reload the page."), () => {
          void ask();
        }),
    );
    if (signal.aborted) return;
    node.setAttribute("aria-busy", "false");
    node.replaceChildren(...[shown].flat());
  };
  void ask();
  return node;
};

const statement = (sql: string, title: string): readonly HTMLElement[] => {
  const code = element("code", {}, sql);
  const told = element("span", { role: "status" });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sql);
      told.textContent = "Copied.";
    } catch {
      // a page that was opened without TLS may not write to the clipboard
      getSelection()?.selectAllChildren(code);
      told.textContent = "It is selected: copy it with the keyboard.";
    }
  };
  return [
    element(
      "div",
      { class: "sql-head" },
      element("p", {}, "Runs as it is in Athena."),
      told,
      element(
        "button",
        {
          type: "button",
          class: "button",
          "aria-label": "Copy the SQL",
          onclick: () => {
            void copy();
          },
        },
        "Copy",
      ),
    ),
    element("pre", { tabindex: 0, role: "region", "aria-label": `SQL: ${title}` }, code),
  ];
};
