import type { AnyReport } from "../report";
import { dropOff } from "./dropOff";
import { funnel } from "./funnel";
import { menuItems } from "./menuItems";
import { menuSections } from "./menuSections";
import { scrollDepth } from "./scrollDepth";
import { timeToPurchase } from "./timeToPurchase";
import { timeToPurchaseHistogram } from "./timeToPurchaseHistogram";
import { visitSteps } from "./visitSteps";

/** What guests look at on a menu, and how far they get. */
export const menuReports: readonly AnyReport[] = [
  menuItems,
  menuSections,
  scrollDepth,
  dropOff,
  timeToPurchase,
  timeToPurchaseHistogram,
  funnel,
  visitSteps,
];
