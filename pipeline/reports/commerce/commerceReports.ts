import type { AnyReport } from "../report";
import { averageOrderValue } from "./averageOrderValue";
import { customerRetention } from "./customerRetention";
import { customers } from "./customers";
import { kpiSummary } from "./kpiSummary";
import { orders } from "./orders";
import { orderValue } from "./orderValue";
import { paymentStatuses } from "./paymentStatuses";
import { revenue } from "./revenue";

/** Revenue, orders, customers and payments, as the back end knows them. */
export const commerceReports: readonly AnyReport[] = [
  kpiSummary,
  revenue,
  orders,
  orderValue,
  customers,
  averageOrderValue,
  paymentStatuses,
  customerRetention,
];
