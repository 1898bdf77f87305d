import { receivedStatus } from "../../commerce/payments";

/** When a payment counts: when it was paid; without that, as of when its newest version holds. */
export const paymentTime = "coalesce(paid_at, version_at)";

/** The condition that a payment's money is there. */
export const isReceived = `lower(status) = '${receivedStatus}'`;
