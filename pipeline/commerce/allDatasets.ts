import { events } from "../event/events";
import { customers } from "./customers";
import { orders } from "./orders";
import { payments } from "./payments";

/** Every dataset: the clickstream, and beside it the change records. */
export const allDatasets = [events, orders, customers, payments] as const;
