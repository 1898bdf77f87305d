/** What `npm start` says when it serves: the addresses, and what they are for. */
export const servingText = (url: string, keysFile: string): string =>
  [
    "Serving on this machine until Ctrl-C:",
    `  POST ${url}/v1/events       takes events; /v1/orders, /v1/customers, /v1/payments take records`,
    `  GET  ${url}/v1/reports      lists the reports; /v1/users/ID/metrics has a visitor's days`,
    `  GET  ${url}/openapi.json    describes all of it`,
    `  GET  ${url}/report          the report as text, with whatever has come in`,
    `  open ${url}/                the start page`,
    `Keys are in ${keysFile}; npm run keys makes more, npm run import loads a file.`,
    "",
  ].join("\n");
