/** By which a time to a purchase is measured. */
export const purchaseDefinition =
  "From a session's first opening of a dish's description to its first buying of that dish, of dishes that were opened and then bought.";

/** What is said where nothing was. */
export const noPurchase = "No dish was opened and then bought in these days.";
