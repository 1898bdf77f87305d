// Of the SDK's packages, the files that bundles are made of: those that a stand-in replaces in part are reached by their paths.

declare module "*/core/dist-es/submodules/endpoints/index.js" {
  export * from "@smithy/core/endpoints";
}

declare module "*/core/dist-es/submodules/config/index.js" {
  export * from "@smithy/core/config";
}

declare module "*/middleware-sdk-s3/dist-es/submodules/s3/index.js" {
  export * from "@aws-sdk/middleware-sdk-s3/s3";
}
