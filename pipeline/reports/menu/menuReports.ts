import type { AnyReport } from "../report";
import { menuItems } from "./menuItems";
import { visitSteps } from "./visitSteps";

/** What guests look at on a menu, and how far they get. */
export const menuReports: readonly AnyReport[] = [visitSteps, menuItems];
