/** The steps of the report `funnel` as what guests have done: of any dish, or of the one that is chosen. */
export const funnelStepNames = (isOneDish: boolean): ((step: string) => string) => {
  const dish = isOneDish ? "the dish" : "a dish";
  const names: Readonly<Record<string, string>> = {
    page: "Opened the menu page",
    expand: `Opened ${dish}`,
    add: `Added ${dish}`,
    checkout: "Went to the checkout",
    order: "Placed an order",
  };
  return (step) => (Object.hasOwn(names, step) ? (names[step] ?? step) : step);
};
