import { devNull } from "node:os";

/**
 * The environment of a Terraform process in a test: this one's without what would change its answers (`TF_…`) or
 * reach a real account (`AWS_…`), with no CLI configuration, and with what the test adds.
 */
export const terraformEnvironment = (
  added: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string | undefined>> => ({
  ...withoutSettings(),
  CHECKPOINT_DISABLE: "1",
  TF_IN_AUTOMATION: "1",
  TF_CLI_CONFIG_FILE: devNull,
  ...added,
});

/** This environment without the settings of Terraform and of AWS. */
export const withoutSettings = (): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TF|AWS)_/.test(name)));
