import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { recipientId } from "../modules/monitoring/recipientId";
import { pathOf } from "./settings";
import { emailAddress, listOf } from "./settingTypes";

/** AWS Budgets takes no more. */
const mostRecipients = 10;

const addresses = listOf(emailAddress, mostRecipients);

/** Who is told: e-mail addresses, of which no two would be the same subscription. */
export const recipients: typeof addresses = new t.Type(
  addresses.name,
  (u): u is readonly string[] => addresses.is(u) && repeated(u) === undefined,
  (u, context) => {
    const decoded = addresses.validate(u, context);
    if (either.isLeft(decoded)) return decoded;
    const again = repeated(decoded.right);
    return again === undefined ? decoded : t.failure(u, context, `${pathOf(context)}: ${again}`);
  },
  t.identity,
);

const repeated = (emails: readonly string[]): string | undefined => {
  for (const [at, email] of emails.entries()) {
    const twin = emails.slice(0, at).find((other) => recipientId(other) === recipientId(email));
    if (twin === email) return `${email} is given twice`;
    if (twin !== undefined)
      return `${twin} and ${email} differ in case or punctuation only, which names of subscriptions leave out`;
  }
  return undefined;
};
