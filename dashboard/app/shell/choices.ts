import type { Address } from "../address/address";
import type { ReportClient } from "../api/reportClient";
import { element } from "../element";
import type { Formats } from "../formats/formats";
import type { Control } from "./control";
import { copyLink } from "./copyLink";
import { hasPeriod } from "./hasPeriod";
import type { Messages } from "./messages";
import { periodPicker } from "./periodPicker";
import { periodWords } from "./periodWords";
import type { Router } from "./router";
import { sitePicker } from "./sitePicker";
import { toggle } from "./toggle";
import { zonePicker } from "./zonePicker";

interface ChoicesParts {
  readonly window: Window;
  readonly router: Router;
  readonly client: ReportClient;
  readonly messages: Messages;
  readonly now: () => number;
  readonly deviceTimeZone: string;
  readonly signal: AbortSignal;
  formatsOf(address: Address): Formats;
}

/** What is looked at: site, days, comparison. On a phone one line says it, and opens the rest. */
export const choices = ({ window, router, client, messages, now, ...parts }: ChoicesParts): Control => {
  const site = sitePicker({ client, now, signal: parts.signal, choose: (site) => router.goTo({ site }) });
  const period = periodPicker({
    now,
    hrefOf: router.hrefOf,
    choose: (days) => router.goTo({ period: { kind: "days", ...days } }),
    signal: parts.signal,
  });
  const compare = toggle({
    id: "compare",
    label: "Compare with the period before",
    hint: "Shows as many days just before beside those that are looked at.",
    isOn: (address) => address.compare,
    turn: (on) => router.goTo({ compare: on }),
  });
  const live = toggle({
    id: "live",
    label: "Up to now",
    hint: "Counts what came in a moment ago, too. Without it, the current hour is missing. It reads more data, and so costs more.",
    isOn: (address) => address.live,
    turn: (on) => router.goTo({ live: on }),
  });
  const zone = zonePicker(parts.deviceTimeZone, (timeZone) => router.goTo({ timeZone }));

  const link = copyLink({ window, announce: messages.announce });

  const words = element("span", { class: "shell-words" });
  const fold = element(
    "button",
    {
      type: "button",
      class: "shell-fold",
      "aria-expanded": "false",
      "aria-controls": "choices",
      onclick: () => {
        const isOpen = fold.getAttribute("aria-expanded") === "true";
        fold.setAttribute("aria-expanded", String(!isOpen));
      },
    },
    words,
    element("span", { class: "shell-change" }, "Change"),
  );
  const ofPeriods = [period.element, compare.element, live.element];
  const controls = [site, period, compare, live, zone];
  return {
    element: element(
      "section",
      { class: "shell-choices", "aria-label": "What is shown" },
      fold,
      element(
        "div",
        { id: "choices", class: "shell-controls" },
        element("div", { class: "shell-row" }, site.element, period.element, link),
        element("div", { class: "shell-row" }, compare.element, live.element, zone.element),
      ),
    ),
    show: (address) => {
      for (const control of controls) control.show(address);
      for (const part of ofPeriods) part.hidden = !hasPeriod(address.page);
      const siteWords = address.site ?? "All sites";
      const formats = parts.formatsOf(address);
      words.textContent = hasPeriod(address.page)
        ? `${siteWords} · ${periodWords(address.period, formats)}`
        : siteWords;
    },
  };
};
