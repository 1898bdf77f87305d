import type { Rule } from "../../../../pipeline/quality/judge";
import type { QualityThresholds } from "../../../../pipeline/quality/qualityThresholds";

/** A rule for owners: what holds where it is kept, and what suffers where it is not. */
export interface RuleWords {
  readonly title: string;
  readonly suffers: string;
}

type WordsOfAll = {
  readonly [R in Rule]: { readonly [Subject in keyof QualityThresholds[R]]: RuleWords };
};

/** The words of a rule of a dataset's field; its names where it has none. */
export const ruleWords = (rule: string, subject: string): RuleWords => {
  const words: Readonly<Record<string, Readonly<Record<string, RuleWords>>>> = wordsOfAll;
  const ofRule = Object.hasOwn(words, rule) ? words[rule] : undefined;
  const found = ofRule && Object.hasOwn(ofRule, subject) ? ofRule[subject] : undefined;
  return found ?? { title: `${rule} of ${subject}`, suffers: "" };
};

const wordsOfAll: WordsOfAll = {
  completeness: {
    "events.visitor_id": {
      title: "Events say whose they are",
      suffers: "Visitors and conversion are too low.",
    },
    "events.session_id": {
      title: "Events say to which visit they belong",
      suffers: "Sessions, funnels and scroll depth leave them out.",
    },
    "events.page_path": { title: "Page views say of which page", suffers: "Pages have too few views." },
    "events.item_id": {
      title: "Events of dishes say of which dish",
      suffers: "Dishes have too few views, adds and orders.",
    },
    "events.price_minor": {
      title: "Added and bought dishes have a price",
      suffers: "What dishes brought in is too low.",
    },
    "events.total_minor": {
      title: "Orders on your pages have a total",
      suffers: "The value of orders on your pages is too low.",
    },
    "events.currency": { title: "Prices and totals have a currency", suffers: "Their money counts nowhere." },
    "orders.customer_id": {
      title: "Orders name a customer",
      suffers: "Customers who come back are not known as such. Guests without an account are usual.",
    },
    "customers.email": {
      title: "Customers have an e-mail address",
      suffers: "Nothing that is counted here.",
    },
    "customers.region": { title: "Customers have a region", suffers: "Customers cannot be told by region." },
    "payments.paid_at": {
      title: "Paid payments say when",
      suffers: "Revenue may count on the wrong day.",
    },
  },
  uniqueness: {
    "events.event_id": { title: "Every event is there once", suffers: "What is counted is too high." },
    "orders.version_at": {
      title: "Versions of an order have different times",
      suffers: "Nobody knows which is newer, so an order may have an old status.",
    },
    "customers.version_at": {
      title: "Versions of a customer have different times",
      suffers: "Nobody knows which is newer.",
    },
    "payments.version_at": {
      title: "Versions of a payment have different times",
      suffers: "Nobody knows which is newer, so revenue may be wrong.",
    },
  },
  integrity: {
    "payments.order_id": {
      title: "The orders of payments are there",
      suffers: "There is money without an order: averages are too high.",
    },
    "orders.customer_id": {
      title: "The customers of orders are there",
      suffers: "Nothing is known of who ordered.",
    },
    "events.order_id": {
      title: "Orders on your pages are in your back end",
      suffers: "Visits and revenue do not fit together.",
    },
  },
  not_negative: {
    "events.price_minor": { title: "Prices are not below 0", suffers: "What dishes brought in is too low." },
    "events.total_minor": {
      title: "Totals on your pages are not below 0",
      suffers: "The value of orders on your pages is too low.",
    },
    "orders.total_amount": {
      title: "Totals of orders are not below 0",
      suffers: "The value of orders is too low.",
    },
    "payments.amount": { title: "Payments are not below 0", suffers: "Revenue is too low." },
  },
  known_status: {
    "orders.status": {
      title: "Statuses of orders are known",
      suffers: "Cancelled orders may count as orders.",
    },
    "payments.status": {
      title: "Statuses of payments are known",
      suffers: "Money that came may not count as revenue.",
    },
  },
  not_in_future: {
    "orders.created_at": {
      title: "Orders were not placed in the future",
      suffers: "Orders count on the wrong day.",
    },
    "customers.signup_date": {
      title: "Customers did not sign up in the future",
      suffers: "New customers count on the wrong day.",
    },
    "payments.paid_at": {
      title: "Payments were not made in the future",
      suffers: "Revenue counts on the wrong day.",
    },
  },
  not_clamped: {
    "events.occurred_at": {
      title: "Events have a time that can be true",
      suffers: "They were put at the nearest time that can be, perhaps on the wrong day.",
    },
  },
  freshness: {
    "events.received_at": { title: "Events arrive", suffers: "Visits of the last days are missing." },
    "orders.received_at": { title: "Orders arrive", suffers: "Orders of the last days are missing." },
    "customers.received_at": { title: "Customers arrive", suffers: "New customers are missing." },
    "payments.received_at": { title: "Payments arrive", suffers: "Revenue of the last days is missing." },
  },
  volume: {
    "events.occurred_at": { title: "As many events as usual", suffers: "Visits may be missing or doubled." },
    "orders.created_at": { title: "As many orders as usual", suffers: "Orders may be missing or doubled." },
    "customers.signup_date": {
      title: "As many new customers as usual",
      suffers: "Customers may be missing or doubled.",
    },
    "payments.paid_at": { title: "As many payments as usual", suffers: "Revenue may be missing or doubled." },
  },
};
