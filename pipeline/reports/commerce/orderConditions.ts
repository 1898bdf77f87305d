import type { orderStatuses } from "../../commerce/orders";

const cancelled: (typeof orderStatuses)[number] = "cancelled";

/** The condition that an order was called off, so that it is counted apart. */
export const isCancelled = `lower(status) = '${cancelled}'`;

/** The condition that an order counts. */
export const isOrder = `lower(status) <> '${cancelled}'`;

/** Who ordered, as one text, since two sites may know two people by one id; null where nobody is known. */
export const customer = "site_id || ' ' || customer_id";
