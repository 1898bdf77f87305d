import type { ReportRows } from "../../api/reportRows";
import { changeOf, type Tile } from "../../figures/changeOf";
import type { Formats } from "../../formats/formats";
import { ofCurrency } from "./ofCurrency";
import { paymentStatusesInOrder, paymentStatusWords } from "./paymentStatusWords";

type PaymentStatus = ReportRows["payment-statuses"];

/** What became of the payments in one currency: the amount of each status, its share and its change. */
export const paymentTiles = (
  rows: readonly PaymentStatus[],
  previous: readonly PaymentStatus[] | undefined,
  currency: string,
  formats: Formats,
): readonly Tile[] => {
  const [now, before] = [rows, previous ?? []].map(
    (of) => new Map(ofCurrency(of, currency).map((row) => [row.status, row])),
  ) as [Map<string, PaymentStatus>, Map<string, PaymentStatus>];
  return paymentStatusesInOrder([...now.keys(), ...before.keys()]).map((status) => {
    const { label, hint, good } = paymentStatusWords(status);
    const [row, earlier] = [now.get(status), before.get(status)];
    const amount = row?.amount_minor ?? 0;
    const change = previous && changeOf(amount, earlier?.amount_minor ?? 0, formats, good);
    const payments = row?.payments ?? 0;
    return {
      label: `${label}: ${formats.count(payments)} ${payments === 1 ? "payment" : "payments"}, ${formats.share(row?.share ?? 0)}`,
      value: formats.money(amount, currency),
      ...(change && { change }),
      ...(previous && { before: formats.money(earlier?.amount_minor ?? 0, currency) }),
      hint,
    };
  });
};
