/** What is sent of one site: events, and the commerce records that go with them. */
export interface SiteRecords {
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly orders: readonly Readonly<Record<string, unknown>>[];
  readonly customers: readonly Readonly<Record<string, unknown>>[];
  readonly payments: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Guests of a site on 1 March 2026 and, some of them, again on the 2nd: they look at a menu, add, order and pay. Every
 * text of it names the site, so that whatever shows a row of it shows whose it is.
 */
export const aNightOut = (site: string, guests: number): SiteRecords => {
  const numbers = Array.from({ length: guests }, (_, i) => i + 1);
  const visits = numbers.flatMap((n) =>
    n % 2 === 0 ? [visit(site, n, 1), visit(site, n, 2)] : [visit(site, n, 1)],
  );
  return {
    events: visits.flat(),
    customers: numbers.map((n) => ({
      id: `${site}-user-${n}`,
      site_id: site,
      region: `${site} region`,
      email: `${n}@${site}.example`,
      signup_date: "2026-02-27",
    })),
    orders: numbers.map((n) => ({
      id: `${site}-order-${n}-1`,
      site_id: site,
      customer_id: `${site}-user-${n}`,
      total_amount: `${10 + n}.50`,
      currency: "EUR",
      created_at: `2026-03-01T19:${minute(n)}:30Z`,
      status: "paid",
    })),
    payments: numbers.map((n) => ({
      id: `${site}-payment-${n}`,
      site_id: site,
      order_id: `${site}-order-${n}-1`,
      amount: `${10 + n}.50`,
      currency: "EUR",
      status: "paid",
      paid_at: `2026-03-01T19:${minute(n)}:50Z`,
    })),
  };
};

const minute = (n: number): string => String(n % 60).padStart(2, "0");

const visit = (site: string, guest: number, day: number): Readonly<Record<string, unknown>>[] => {
  const at = (second: number) => `2026-03-0${day}T19:${minute(guest)}:${String(second).padStart(2, "0")}Z`;
  const item = { item_id: `${site}-tiramisu`, item_name: `${site} tiramisù`, section: `${site} sweets` };
  const order = {
    order_id: `${site}-order-${guest}-${day}`,
    total_minor: 1050 + 100 * guest,
    currency: "EUR",
  };
  const steps = [
    { event_type: "page_view", referrer: `https://${site}.example/` },
    { event_type: "click", element_id: `${site}-button`, element_text: `${site} button` },
    { event_type: "section_view", section: `${site} sweets` },
    { event_type: "scroll", scroll_depth: 80, section: `${site} sweets` },
    { event_type: "item_view", ...item },
    { event_type: "item_expand", ...item },
    { event_type: "item_add", ...item },
    { event_type: "checkout_start" },
    { event_type: "item_buy", ...item, order_id: order.order_id, quantity: 1 },
    { event_type: "order_placed", ...order },
    { event_type: "payment_made", ...order },
  ];
  return steps.map((step, i) => ({
    event_id: `${site}-e-${guest}-${day}-${i}`,
    site_id: site,
    occurred_at: at(i * 5),
    anonymous_id: `${site}-visitor-${guest}`,
    user_id: `${site}-user-${guest}`,
    session_id: `${site}-session-${guest}-${day}`,
    page_url: `https://${site}.example/${site}-menu`,
    page_path: `/${site}-menu`,
    device_type: "mobile",
    os: `${site}-os`,
    browser: `${site}-browser`,
    country: "IT",
    city: `${site} city`,
    latitude: 41.9,
    longitude: 12.5,
    utm_campaign: `${site}-campaign`,
    utm_source: `${site}-news`,
    experiment_id: `${site}-experiment`,
    variant_id: guest % 3 === 0 ? "large" : "small",
    ...step,
  }));
};
