import { element } from "../../element";
import { chartContent } from "../../figures/chartContent";
import type { Figure } from "../../figures/figure";
import { sectionsChart } from "../../plots/sectionsChart";
import type { PageContext } from "../page";
import { askedFilters } from "./askedFilters";
import { emptyWords } from "./emptyWords";
import { filteredTitle } from "./filteredTitle";
import { menusBySite, type SiteMenu } from "./menusBySite";
import { whereHalfStop } from "./whereHalfStop";

/** The menu, section below section, with how many get to each. */
export const sectionsReached = (context: PageContext): Figure<"menu-sections"> => {
  const { address, formats } = context;
  const parameters = askedFilters(address.filters, ["menu_id", "device_type"]);
  return {
    id: "sections-reached",
    title: filteredTitle("How far down the menu guests get", parameters),
    units: "Share of the sessions that saw the menu",
    note: "The sections as they stand on the page. A session got to a section when it, or a dish in it, came into view; it stopped at the one furthest down.",
    question: context.question("menu-sections", parameters),
    previous: context.previousQuestion("menu-sections", parameters),
    empty: emptyWords("No section of a menu came into view in these days.", parameters),
    size: "half",
    draw: ({ answer, previous }, space) => {
      const menus = menusBySite(answer.rows, previous?.rows);
      const [shown, ...others] = menus;
      if (shown === undefined) throw new Error("menu-sections: a drawing needs a row");
      return chartContent({
        chart: sectionsChart(space, { sections: shown.sections }),
        texts: [
          whereHalfStop(shown.sections),
          others.length === 0
            ? undefined
            : `This is the menu of ${shown.siteId}, which the most sessions saw: ${formats.count(shown.sessions)}. Menus of several sites cannot be drawn as one.`,
          others.length === 0 ? undefined : otherMenus(context, others),
        ],
      });
    },
  };
};

const linked = 8;

const otherMenus = (context: PageContext, menus: readonly SiteMenu[]): Element =>
  element(
    "p",
    { class: "chart-text other-menus" },
    "Look at one site: ",
    ...menus
      .slice(0, linked)
      .map(({ siteId }) =>
        element("a", { class: "other-menu", href: context.hrefOf({ site: siteId }) }, siteId),
      ),
    menus.length > linked && `and ${context.formats.count(menus.length - linked)} more, by the site picker.`,
  );
