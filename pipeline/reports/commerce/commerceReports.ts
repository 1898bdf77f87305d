import type { AnyReport } from "../report";

/** Revenue, orders, customers and payments, as the back end knows them. */
export const commerceReports: readonly AnyReport[] = [];
