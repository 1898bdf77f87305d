import { isJsonObject } from "../pipeline/event/fieldType";
import type { Place } from "./change";
import { blocksOf, type Resource, textAt, type Values, valueAt } from "./resource";

/** A synthesized stack: Terraform's JSON as cdktf writes it. */
export type SynthDocument = Values;

/** The resources of a synthesized stack, in the order of their addresses. */
export const resourcesOf = (document: SynthDocument): readonly Resource[] =>
  entriesOf(document["resource"])
    .flatMap(([type, byName]) =>
      entriesOf(byName).map(([name, values]) => ({
        address: `${type}.${name}`,
        type,
        values: withoutComment(values),
      })),
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1));

/** Where a synthesized stack lives. */
export const placeOf = (document: SynthDocument): Place => {
  const [provider] = blocksOf(valueAt(document, "provider.aws"));
  const accountIds = provider?.["allowed_account_ids"];
  return {
    accountId: Array.isArray(accountIds) ? String(accountIds[0]) : undefined,
    region: textAt(provider, "region"),
  };
};

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isJsonObject(value) ? Object.entries(value) : [];

const withoutComment = (values: unknown): Values =>
  Object.fromEntries(entriesOf(values).filter(([key]) => key !== "//"));
