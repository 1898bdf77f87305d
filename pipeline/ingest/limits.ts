/** What one request and one event may weigh. Each has its own error. */
export const limits = {
  /** Bytes of the request's body as sent. */
  wireBytes: 1_000_000,
  /** Bytes of the body after decompression. */
  inflatedBytes: 5_000_000,
  eventsPerBatch: 500,
  /** Bytes of one event as compact JSON. */
  eventBytes: 32_000,
  /** Objects and lists within each other, the event itself included. */
  nestingDepth: 32,
  /** Lists and objects open at once in a whole body; one event of so many is rejected like any other too deep. */
  openBrackets: 150_000,
  /** Errors told of one event: a hostile batch's answer must stay within what Lambda can return (6 MB). */
  errorsPerEvent: 10,
} as const;
