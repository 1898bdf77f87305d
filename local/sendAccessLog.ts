import type { Local, Surroundings } from "./local";
export const sendAccessLog = async (_: {
  local: Local;
  around: Surroundings;
  file: string;
  siteId: string;
}): Promise<void> => {};
