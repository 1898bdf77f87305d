export const usage = `npm run keys -- COMMAND [options]

  create               makes a key, and prints it to standard output: this once
    --kind KIND        browser (in public pages), server (in back ends) or reader (reports and metrics)
    --name ID          how it is called in lists, in the lake and in logs
    --sites A,B        the sites that it may write or read; '*' for all (quoted: a shell expands a bare star)
    --origins A,B      the pages that it may be used from, https://menu.example; '*' for all
                       (browser: required; reader: if it is to be used in pages)
    --expires END      its last day in UTC, 2026-12-31, or how long it lasts, 90d (never)
    --requests-per-minute N
                       how often it may be used (browser and server 6000, reader 600)
  list                 shows all keys, never what opens
  rotate ID            gives a key a new secret beside the old one, and prints it: this once
    --keep-old SPAN    how long the old one is taken, 7d or 12h; 0d ends it at once (7d)
  revoke ID            ends a key for good

  --table NAME         the table of keys of a deployment (output keys_table)
  --region REGION      where that is (as AWS_REGION says)
  --data DIR           the folder of a local installation (data)
  --help               this text
`;
