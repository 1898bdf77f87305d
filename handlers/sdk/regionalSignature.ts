import { SignatureV4 } from "@smithy/signature-v4";

/**
 * In bundles, stands in for the SDK's signing for many regions at once (`@aws-sdk/signature-v4-multi-region`), which only access points of many
 * regions need: a request is signed for one.
 */
export class SignatureV4MultiRegion extends SignatureV4 {
  /** What signs for many regions. */
  static sigv4aDependency(): "none" {
    return "none";
  }
}

/** What the sessions of directory buckets are made of, of which there are none. */
export const SignatureV4SignWithCredentials = SignatureV4;
