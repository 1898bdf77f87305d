/** What is said where nothing happened, and how something would. */
export const quietWords =
  "Nobody has looked at the menu in the last 30 minutes. Open your menu page and click a dish: it is here within seconds.";
