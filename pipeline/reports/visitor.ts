/** The SQL of who did it: the customer where the event names one, else the visitor by the browser's id. */
export const visitor = "coalesce(user_id, anonymous_id)";
