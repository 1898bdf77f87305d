import type { MenuSettings } from "../../dashboard/menu/menuSettings";
import type { PageAnswer } from "../server";

/** What the menu asks for at `/menu/settings.json`: where its events go, and with which key, which is public by nature. */
export const menuSettings = (settings: MenuSettings): PageAnswer => ({
  type: "application/json",
  text: JSON.stringify(settings),
  headers: { "x-content-type-options": "nosniff" },
});
