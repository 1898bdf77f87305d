import { backendSettings } from "../stacks/backendSettings";
import { configurationSettings } from "../stacks/configuration";
import { type Settings, settingsOf } from "../stacks/settings";

/** The page of every option of an installation, from the configuration's own codecs. */
export const optionsPage = (): string => `# Options

Made from \`stacks/configuration.ts\`. A configuration is a JSON object of these; [minimal](../examples/minimal.json) has only what is
required, [full](../examples/full.json) every one. An option outside this list is refused, and so is a value outside its
rule: synthesis stops with the file, the option, the value and the rule.

${table(configurationSettings)}
## Backends

${Object.entries(backendSettings)
  .map(([kind, codec]) => `### \`{"kind": "${kind}", …}\`\n\n${table(codec.known)}`)
  .join("\n")}`;

const table = (options: Settings): string =>
  ["| option | default | what it is | it must be |", "|---|---|---|---|", ...rows("", options), ""].join(
    "\n",
  );

const rows = (prefix: string, options: Settings): readonly string[] =>
  Object.entries(options).flatMap(([name, { codec, doc, otherwise }]) => {
    const inner = settingsOf(codec);
    const rule = inner === undefined ? cell(codec.name) : "";
    const preset = otherwise === undefined ? "required" : `\`${JSON.stringify(otherwise)}\``;
    return [
      `| \`${prefix}${name}\` | ${preset} | ${cell(doc)} | ${rule} |`,
      ...(inner === undefined ? [] : rows(`${prefix}${name}.`, inner)),
    ];
  });

const cell = (text: string): string => text.replaceAll("|", "\\|");
