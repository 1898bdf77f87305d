import type { Deployment } from "./naming";

/** The tags of every resource, set once on the provider; the configuration's own tags come on top. */
export const tagsOf = (
  { name, environment }: Deployment,
  own: Readonly<Record<string, string>>,
): Record<string, string> => ({
  application: name,
  environment,
  "managed-by": "cdktf",
  ...own,
});
