import { audiencePage } from "./audience";
import { commercePage } from "./commerce";
import { funnelPage } from "./funnel";
import { livePage } from "./live";
import { menuPage } from "./menu";
import { overviewPage } from "./overview";
import type { Page } from "./page";
import { qualityPage } from "./quality";

/** The pages, in the order of the navigation. */
export const allPages: readonly Page[] = [
  overviewPage,
  menuPage,
  funnelPage,
  audiencePage,
  commercePage,
  livePage,
  qualityPage,
];
