// In bundles, stands in for `@smithy/core/config`.

export * from "../../node_modules/@smithy/core/dist-es/submodules/config/index.js";
export { loadConfig, NODE_REGION_CONFIG_OPTIONS, resolveDefaultsModeConfig } from "./environmentConfig";
