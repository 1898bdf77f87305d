import { element } from "../element";
import { cameFrom } from "./audience/cameFrom";
import { countriesMap } from "./audience/countriesMap";
import { countriesRanked } from "./audience/countriesRanked";
import { devicesUsed } from "./audience/devicesUsed";
import { hoursOfDay } from "./audience/hoursOfDay";
import { newAndReturning } from "./audience/newAndReturning";
import { sessionKeyFigures } from "./audience/sessionKeyFigures";
import { sessionsByDevice } from "./audience/sessionsByDevice";
import { weeksRetained } from "./audience/weeksRetained";
import type { Page } from "./page";

/** Who comes, from where, with what, and whether they come again. */
export const audiencePage: Page = {
  name: "audience",
  title: "Audience",
  lead: "Who visits, with what, from where and when, and whether they come again.",
  content: (context) =>
    element(
      "div",
      { class: "figures" },
      context.figure(sessionKeyFigures(context)),
      context.figure(newAndReturning(context)),
      context.figure(weeksRetained(context)),
      context.figure(countriesMap(context)),
      context.figure(countriesRanked(context)),
      context.figure(devicesUsed(context)),
      context.figure(sessionsByDevice(context)),
      context.figure(hoursOfDay(context)),
      context.figure(cameFrom(context)),
    ),
};
