import * as t from "io-ts";
import type { Backend } from "../modules/ground/awsStack";
import { shownValue } from "../pipeline/event/shownValue";
import { pathOf, setting, settings } from "./settings";
import { bucketName, matching, region } from "./settingTypes";

const localBackend = settings("a local backend", {
  kind: setting(t.literal("local"), "State in a file beside the project."),
});

const s3Backend = settings("an S3 backend", {
  kind: setting(t.literal("s3"), "State in a bucket of yours, locked by a lock object."),
  bucket: setting(bucketName, "The bucket; it must exist."),
  region: setting(region, "The bucket's region."),
  keyPrefix: setting(
    matching(900, /^[A-Za-z0-9_.-][A-Za-z0-9_./-]*$/, "a key's beginning, not with a slash, as footfall/"),
    "Begins the key of each stack's state.",
    "footfall/",
  ),
});

const cloudBackend = settings("a Terraform Cloud backend", {
  kind: setting(t.literal("cloud"), "State in Terraform Cloud."),
  organization: setting(matching(40, /^[A-Za-z0-9_-]+$/, "the name of an organization"), "The organization."),
  workspacePrefix: setting(
    matching(80, /^[A-Za-z0-9_-]+$/, "letters, digits, dashes and underscores"),
    "Begins the name of each stack's workspace.",
    "footfall-",
  ),
});

/** The options of each kind of backend. */
export const backendSettings = { local: localBackend, s3: s3Backend, cloud: cloudBackend };

/** Chosen by `kind`, so that a mistake is told in the words of the backend that was meant. */
export const backend = new t.Type<Backend, unknown, unknown>(
  "a backend whose kind is local, s3 or cloud",
  (u): u is Backend => Object.values(backendSettings).some((codec) => codec.is(u)),
  (u, context) => {
    const kind = typeof u === "object" && u !== null && "kind" in u ? u.kind : undefined;
    if (kind === "local") return localBackend.validate(u, context);
    if (kind === "s3") return s3Backend.validate(u, context);
    if (kind === "cloud") return cloudBackend.validate(u, context);
    return kind === undefined
      ? t.failure(u, context)
      : t.failure(u, context, `${pathOf(context)}.kind: must be local, s3 or cloud, not ${shownValue(kind)}`);
  },
  t.identity,
);
