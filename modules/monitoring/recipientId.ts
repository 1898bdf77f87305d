/** By address, so that one recipient more or less leaves the others' subscriptions, and confirmations, alone. */
export const recipientId = (email: string): string =>
  `to_${email.toLowerCase().replaceAll(/[^a-z0-9]/g, "_")}`;
