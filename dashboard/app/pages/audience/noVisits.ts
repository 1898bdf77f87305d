/** What is said where nobody came, and how visits would be known. */
export const noVisits =
  "No visits in these days. Choose more days or another site; visits come from your pages, with the tracker in them.";
