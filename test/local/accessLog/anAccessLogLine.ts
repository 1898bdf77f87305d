/** A line of the combined format, with what a test wants to differ. */
export const anAccessLogLine = (differing: Partial<LineFields> = {}): string => {
  const { address, user, time, request, status, bytes, referrer, userAgent } = { ...aLine, ...differing };
  return `${address} - ${user} [${time}] "${request}" ${status} ${bytes} "${referrer}" "${userAgent}"`;
};

interface LineFields {
  readonly address: string;
  readonly user: string;
  readonly time: string;
  readonly request: string;
  readonly status: string;
  readonly bytes: string;
  readonly referrer: string;
  readonly userAgent: string;
}

const aLine: LineFields = {
  address: "192.0.2.7",
  user: "-",
  time: "03/Feb/2026:19:04:05 +0100",
  request: "GET /menu/dinner?table=4 HTTP/1.1",
  status: "200",
  bytes: "5120",
  referrer: "https://guide.example/rome",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
};
