import { version } from "../package.json";
import { events } from "../pipeline/event/events";
import { reference } from "../pipeline/event/reference";
import { openApi } from "../pipeline/ingest/openApi";
import { architecturePage } from "./architecture/page";
import { optionsPage } from "./optionsPage";
import { reportsPage } from "./reportsPage";

/** The pages of this folder that are derived from the code, by file name. */
export const generated: Readonly<Record<string, string>> = {
  "architecture.md": architecturePage(),
  "events.md": reference(events),
  "options.md": optionsPage(),
  "reports.md": reportsPage(),
  "openapi.json": `${JSON.stringify(openApi(version), null, 2)}\n`,
};
