import { orElse, wholeNumber } from "../parameter";
import { scope } from "../scope";

/** What reports of the last minutes are asked with. */
export const nowScope = {
  site_id: scope.site_id,
  minutes: orElse(
    wholeNumber({ min: 1, max: 60 }, { doc: "How many minutes are looked back.", example: "30" }),
    30,
  ),
} as const;
