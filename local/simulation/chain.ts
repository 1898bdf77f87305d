import type { Site } from "./site";
import { lisbon } from "./sites/lisbon";
import { london } from "./sites/london";
import { newYork } from "./sites/newYork";
import { rome } from "./sites/rome";
import { tokyo } from "./sites/tokyo";

/** The restaurants whose day is simulated. */
export const chain: readonly [Site, ...Site[]] = [rome, london, newYork, lisbon, tokyo];
