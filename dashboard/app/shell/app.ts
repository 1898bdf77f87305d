import type { ReportClient } from "../api/reportClient";
import type { Formats } from "../formats/formats";
import type { Page } from "../pages/page";
import { checkKey } from "./checkKey";
import { type Dashboard, dashboard } from "./dashboard";
import { keyInHash } from "./keyInHash";
import { messages } from "./messages";
import type { FigureCard } from "./pageContext";
import { router } from "./router";
import { scrolling } from "./scrolling";
import { sessionKey } from "./sessionKey";
import { signIn } from "./signIn";
import { themeOf } from "./themeOf";
import { watchErrors } from "./watchErrors";

export interface AppParts {
  readonly window: Window;
  /** Filled with what is shown. */
  readonly root: HTMLElement;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly pages: readonly Page[];
  readonly figureCard: FigureCard;
  /** Resolves once what charts are drawn with is there. */
  canDraw(): Promise<void>;
  readonly deviceTimeZone: string;
  /** Of the local mode. */
  readonly startPage: string | undefined;
  clientOf(key: string, onSignedOut: () => void): ReportClient;
  formatsOf(timeZone: string): Formats;
}

/** The dashboard for whoever is signed in, and the way there for whoever is not. */
export const app = (parts: AppParts): void => {
  const { window, root } = parts;
  const onRedraw = new EventTarget();
  const told = messages();
  watchErrors(window, told);
  const key = sessionKey(() => window.sessionStorage);
  const check = checkKey(parts.fetch);
  const applyTheme = themeOf(window, onRedraw);

  let session = new AbortController();
  let shown: Dashboard | undefined;

  const linkedKey = keyInHash(window.location.hash);
  const route = router({
    window,
    timeZone: parts.deviceTimeZone,
    onMove: (from, move) =>
      shown === undefined ? applyTheme(route.current().theme) : shown.show(from, move),
    onProblems: (lines) => told.tell({ title: "Not all of this page's address was understood", lines }),
  });
  const scrolled = scrolling(window);

  const endSession = (): void => {
    session.abort(new DOMException("signed out", "AbortError"));
    session = new AbortController();
  };

  const enter = (signedInKey: string): Dashboard => {
    endSession();
    key.keep(signedInKey);
    shown = dashboard({
      ...parts,
      router: route,
      scrolling: scrolled,
      messages: told,
      client: parts.clientOf(signedInKey, () =>
        leave("Your key is not known any more. Sign in again to go on."),
      ),
      onRedraw,
      applyTheme,
      signal: session.signal,
      signOut: () => leave(undefined),
    });
    root.replaceChildren(shown.element);
    shown.show(undefined, "history");
    return shown;
  };

  const leave = (reason: string | undefined): void => {
    endSession();
    key.forget();
    shown = undefined;
    applyTheme(route.current().theme);
    window.document.title = "Sign in – Footfall";
    const { signal } = session;
    const form = signIn({
      startPage: parts.startPage,
      reason,
      check: (typed) => check(typed, signal),
      onSignedIn: (typed) => enter(typed).focus(),
    });
    root.replaceChildren(form);
    form.querySelector("input")?.focus();
  };

  /** Shows the page at once; a key that is wrong is found out meanwhile. */
  const enterByLink = (linked: string): void => {
    enter(linked);
    const { signal } = session;
    check(linked, signal).then(
      (checked) => !checked.ok && checked.isKeyWrong && !signal.aborted && leave(checked.message),
      () => undefined,
    );
  };

  window.addEventListener("hashchange", ({ newURL }) => {
    const linked = keyInHash(new URL(newURL).hash);
    if (linked !== undefined) enterByLink(linked);
  });

  const known = key.read();
  if (linkedKey !== undefined) enterByLink(linkedKey);
  else if (known !== undefined) enter(known);
  else leave(undefined);
};
