/** What to say where there is nothing: how something would come. */
export const whereDataComesFrom = {
  commerce:
    "No orders or payments in these days. They come from your till or back end: POST /v1/orders and POST /v1/payments with a server key, or import a file with npm run import.",
  orders:
    "No orders in these days. They come from your till or back end: POST /v1/orders with a server key, or import a file with npm run import.",
  payments:
    "No payments in these days. They come from your till or payment provider: POST /v1/payments with a server key, or import a file with npm run import.",
  customers:
    "No order of these days names a customer. Send customer_id with your orders: POST /v1/orders with a server key.",
  visits:
    "No visits in these days. They come from your pages: put the tracker into them, or send events to POST /v1/events with a browser key.",
} as const;
