import type { BuiltFile } from "../../dashboard/build/builtFile";
import { menu } from "../../dashboard/menu/menu";
import type { Endpoint } from "../../pipeline/http/http";
import type { Secrets } from "../dataFolder";
import { ordering, type SendRecords } from "../demo/ordering";
import type { Page, PageAnswer, ServerParts } from "../server";
import { startPage } from "../startPage";
import { cardsPage, tablesIn } from "./cardsPage";
import { demoPage } from "./demoPage";
import { menuSettings } from "./menuSettings";
import { type PageFiles, pageFiles } from "./pageFiles";

/** What the local mode's pages are made of. */
export interface ServedPagesParts {
  /** The server's own address. */
  readonly url: () => string;
  /** The address that phones reach, where they reach one. */
  readonly lanUrl: () => string | undefined;
  readonly keysFile: string;
  readonly secrets: Pick<Secrets, "browser_key" | "reader_key">;
  readonly report: () => Promise<string>;
  /** Bundles the dashboard, or the menu. */
  readonly bundle: (pages: "app" | "menu") => Promise<readonly BuiltFile[]>;
  readonly send: SendRecords;
  readonly now: () => number;
  readonly newId: () => string;
}

/** All that a browser finds here beside the API: the dashboard, the start page, the demo. */
export const servedPages = ({
  url,
  lanUrl,
  keysFile,
  secrets,
  report,
  bundle,
  send,
  now,
  newId,
}: ServedPagesParts): Required<Pick<ServerParts, "pages" | "files" | "orders">> => {
  const { reader_key: readerKey, browser_key: key } = secrets;
  const menuAddress = "/menu/?table=7";
  const pages: Readonly<Record<string, Page>> = {
    "/start": async () => startPage({ url: url(), keysFile, report: await report(), readerKey, menuAddress }),
    "/report": async () => ({ type: "text/plain; charset=utf-8", text: await report() }),
    "/demo": async () =>
      demoPage({
        menuAddress,
        dashboardAddress: `/?page=live&site=${menu.siteId}#key=${readerKey}`,
      }),
    "/menu": async ({ query }) => movedTo(`/menu/${query === "" ? "" : `?${query}`}`),
    "/menu/settings.json": async () => menuSettings({ collector: "/", key, site: menu.siteId }),
    "/menu/cards": async ({ query }) =>
      cardsPage({
        restaurant: menu.restaurant,
        menuUrl: `${lanUrl() ?? url()}/menu/`,
        isForPhones: lanUrl() !== undefined,
        tables: tablesIn(query),
      }),
  };
  const files: readonly PageFiles[] = [
    pageFiles({ at: "/menu/", build: () => bundle("menu") }),
    pageFiles({ at: "/", build: async () => withStartPage(await bundle("app")) }),
  ];
  const orders: Endpoint = ordering({ menu, send, now, newId });
  return { pages, files, orders };
};

const movedTo = (location: string): PageAnswer => ({
  type: "text/plain; charset=utf-8",
  text: "",
  status: 308,
  headers: { location },
});

/** The dashboard, told that there is a start page: where it is served without one, it says nothing of it. */
const withStartPage = (files: readonly BuiltFile[]): readonly BuiltFile[] =>
  files.map((file) =>
    file.path === "index.html"
      ? {
          ...file,
          bytes: Buffer.from(
            Buffer.from(file.bytes)
              .toString("utf8")
              .replace(
                /(<meta name="footfall:start-page" content=")[^"]*"/,
                (_, before: string) => `${before}/start"`,
              ),
          ),
        }
      : file,
  );
