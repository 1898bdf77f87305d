/** What is served, and where. */
export interface ServingFacts {
  readonly url: string;
  /** Whether other machines were to be served. */
  readonly isForLan: boolean;
  /** The address that phones on the same Wi-Fi reach, where they reach one. */
  readonly lanUrl: string | undefined;
  readonly keysFile: string;
  /** Makes the QR code of an address, where the output can show it. */
  readonly qrOf: (address: string) => string | undefined;
}

/** What `npm start` says when it serves: the addresses, and what they are for. */
export const servingText = ({ url, isForLan, lanUrl, keysFile, qrOf }: ServingFacts): string =>
  [
    "Serving on this machine until Ctrl-C:",
    `  POST ${url}/v1/events       takes events; /v1/orders, /v1/customers, /v1/payments take records`,
    `  GET  ${url}/v1/reports      lists the reports; /v1/users/ID/metrics has a visitor's days`,
    `  GET  ${url}/openapi.json    describes all of it`,
    `  GET  ${url}/report          the report as text, with whatever has come in`,
    `  open ${url}/                the dashboard; it asks for the reader key, or comes signed in from the start page`,
    `  open ${url}/menu/?table=7   the demo menu of a restaurant; /menu/cards prints QR codes for its tables`,
    `  open ${url}/demo            both, side by side: click on the left, watch the right`,
    `  open ${url}/start           the start page`,
    `Keys are in ${keysFile}; npm run keys makes more, npm run import loads a file.`,
    ...(isForLan ? phones(lanUrl, qrOf) : [noPhones]),
    "",
  ].join("\n");

const noPhones =
  "For phones on the same Wi-Fi: npm start -- --lan lets them open the demo menu, and nothing else.";

const phones = (lanUrl: string | undefined, qrOf: ServingFacts["qrOf"]): readonly string[] => {
  if (lanUrl === undefined) return ["No phone can reach this machine: it is in no network."];
  const address = `${lanUrl}/menu/?table=7`;
  const qr = qrOf(address);
  return [
    `Phones on the same Wi-Fi can open ${address}, and nothing else.`,
    ...(qr === undefined ? [] : ["", qr]),
  ];
};
