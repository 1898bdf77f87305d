/** A status of payments as an owner reads it. */
export interface PaymentStatusWords {
  readonly label: string;
  /** What it means. */
  readonly hint: string;
  /** Whether more or less of it is to be hoped for. */
  readonly good: "up" | "down";
}

const known: Readonly<Record<string, PaymentStatusWords>> = {
  paid: { label: "Received", hint: "This is revenue.", good: "up" },
  pending: { label: "Open", hint: "Begun, and not paid so far.", good: "down" },
  failed: { label: "Failed", hint: "Refused or broken off.", good: "down" },
  refunded: { label: "Refunded", hint: "Paid, and given back.", good: "down" },
  cancelled: { label: "Cancelled", hint: "Called off before it was paid.", good: "down" },
};

/** The words of a status; one that is not among those known is shown as it was sent. */
export const paymentStatusWords = (status: string): PaymentStatusWords =>
  (Object.hasOwn(known, status) ? known[status] : undefined) ?? {
    label: status,
    hint: "A status of your till or payment provider.",
    good: "down",
  };

/** Different statuses: those known in the order of their weight, then the others by name. */
export const paymentStatusesInOrder = (statuses: Iterable<string>): readonly string[] => {
  const there = new Set(statuses);
  const names = Object.keys(known);
  return [
    ...names.filter((name) => there.has(name)),
    ...[...there].filter((name) => !names.includes(name)).toSorted(),
  ];
};
