import { ofSites } from "../scope";

/** As `inScope`, by the UTC date of receipt. */
export const receivedInPeriod = `received_dt BETWEEN :from AND :to AND ${ofSites()}`;
