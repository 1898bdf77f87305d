import type { BuiltFile } from "../../dashboard/build/builtFile";
import { bundlePages } from "../../dashboard/build/bundlePages";

/** The dashboard's files as they are deployed: the app alone, without the demo's menu. */
export const builtPages = (): readonly BuiltFile[] => bundlePages("app");
