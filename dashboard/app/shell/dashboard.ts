import type { Address, Theme } from "../address/address";
import type { ReportClient } from "../api/reportClient";
import { element } from "../element";
import type { Formats } from "../formats/formats";
import type { Page, PageContext } from "../pages/page";
import { choices } from "./choices";
import { hasPeriod } from "./hasPeriod";
import { isPartGone } from "./isPartGone";
import { keptFocus } from "./keptFocus";
import type { Messages } from "./messages";
import { navigation } from "./navigation";
import { type FigureCard, pageContext } from "./pageContext";
import { shownWords } from "./periodWords";
import type { Move, Router } from "./router";
import { holdHeight, type Scrolling } from "./scrolling";
import { themePicker } from "./themePicker";
import { trouble } from "./trouble";
import { tellError } from "./watchErrors";

export interface DashboardParts {
  readonly window: Window;
  readonly router: Router;
  readonly scrolling: Scrolling;
  readonly messages: Messages;
  readonly client: ReportClient;
  readonly pages: readonly Page[];
  readonly figureCard: FigureCard;
  /** Resolves once what charts are drawn with is there. */
  canDraw(): Promise<void>;
  readonly onRedraw: EventTarget;
  readonly deviceTimeZone: string;
  readonly now: () => number;
  /** Aborted when one has signed out. */
  readonly signal: AbortSignal;
  formatsOf(timeZone: string): Formats;
  applyTheme(theme: Theme): void;
  signOut(): void;
}

/** All that one sees when one is signed in. */
export interface Dashboard {
  readonly element: HTMLElement;
  /** Shows the router's address; `from` is the one before. */
  show(from: Address | undefined, move: Move): void;
  /** Moves the focus to the page's heading. */
  focus(): void;
}

export const dashboard = (parts: DashboardParts): Dashboard => {
  const { window, router, scrolling, messages, pages } = parts;
  const formatsOf = ({ timeZone }: Address) => parts.formatsOf(timeZone);
  const nav = navigation(pages, router.hrefOf);
  const picked = choices({ ...parts, formatsOf });
  const theme = themePicker((chosen) => {
    router.amend({ theme: chosen });
    parts.applyTheme(chosen);
    for (const control of controls) control.show(router.current());
  });
  const controls = [nav, picked, theme];
  const main = element("main", { id: "main", class: "shell-main" });
  let leave = new AbortController();
  parts.signal.addEventListener("abort", () => leave.abort(parts.signal.reason));

  const pageOf = (address: Address): Page => {
    const page = pages.find(({ name }) => name === address.page);
    if (page === undefined) throw new Error(`${address.page}: a page that there is not`);
    return page;
  };

  const fill = (page: Page, address: Address): HTMLElement => {
    leave.abort(new DOMException("the page was left", "AbortError"));
    leave = new AbortController();
    const { signal } = leave;
    const heading = element("h1", { tabindex: -1 }, page.title);
    try {
      const context = pageContext({
        ...parts,
        formats: formatsOf(address),
        signal,
        onDrawError: (error) => isPartGone(error) && tellError(error, window, messages),
      });
      main.replaceChildren(pageHead(page, heading, context), page.content(context));
    } catch (error) {
      console.error(error);
      main.replaceChildren(
        heading,
        trouble(() => window.location.reload()),
      );
    }
    return heading;
  };

  const show = (from: Address | undefined, move: Move): void => {
    const address = router.current();
    const page = pageOf(address);
    const isSamePage = from?.page === address.page;
    const giveFocusBack = keptFocus(main);
    const [top, height] = [window.scrollY, main.offsetHeight];
    scrolling.leave();
    parts.applyTheme(address.theme);
    // the page first: what it asks for is not to wait for the list of sites
    const heading = fill(page, address);
    for (const control of controls) control.show(address);
    window.document.title = [page.title, address.site, "Footfall"]
      .filter((part) => part !== null)
      .join(" – ");
    if (!isSamePage && from !== undefined) heading.focus({ preventScroll: true });
    if (isSamePage) giveFocusBack();
    if (isSamePage && move === "forward") {
      holdHeight(window, main, height);
      window.scrollTo(0, top);
      messages.announce(main.querySelector(".shell-days")?.textContent ?? page.title);
    } else if (from === undefined || move === "history") scrolling.restore(main);
    else scrolling.toTop();
  };

  return {
    element: element(
      "div",
      { class: "shell" },
      element(
        "a",
        { class: "shell-skip", href: "#main", onclick: (event) => skip(event, main) },
        "Skip to the figures",
      ),
      element(
        "header",
        { class: "shell-header" },
        element("a", { class: "shell-brand", href: router.hrefOf({ page: "overview" }) }, "Footfall"),
      ),
      nav.element,
      picked.element,
      messages.element,
      main,
      element(
        "footer",
        { class: "shell-footer" },
        theme.element,
        element(
          "button",
          { type: "button", class: "shell-button", "data-quiet": true, onclick: parts.signOut },
          "Sign out",
        ),
      ),
    ),
    show,
    focus: () => main.querySelector("h1")?.focus(),
  };
};

const pageHead = (
  page: Page,
  heading: HTMLElement,
  { days, previousDays, formats }: PageContext,
): HTMLElement =>
  element(
    "div",
    { class: "shell-head" },
    heading,
    hasPeriod(page.name) && element("p", { class: "shell-days" }, shownWords(days, previousDays, formats)),
    element("p", { class: "shell-lead" }, page.lead),
  );

/** What stands after # is no state of the dashboard's. */
const skip = (event: Event, main: HTMLElement): void => {
  event.preventDefault();
  main.querySelector("h1")?.focus();
};
