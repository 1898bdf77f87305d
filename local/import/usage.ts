/** What `npm run import -- --help` says. */
export const usage = `npm run import -- --dataset orders FILE [options]

  FILE                   .csv, .tsv, .ndjson, .json, each plain or gzip; - reads standard input
  --dataset NAME         orders, customers or payments
  --map FIELD=COLUMN     a column that fills a field; again for each. A field that is not mapped takes the
                         column that is named like it, whatever its case, blanks and underscores
  --set FIELD=VALUE      the same value for all rows; again for each
  --site ID              --set site_id=ID
  --currency EUR         --set currency=EUR
  --keep-rest            put the other columns into properties
  --generate-id line     make ids of the file's name and the line, where rows have none
  --as-of TIME           as of when the rows hold that have no updated_at (the file's time of modification)
  --time-zone ZONE       where times are from that name no zone, as Europe/Rome (UTC)
  --date-format FORM     how times are written, as DD/MM/YYYY or "M/D/YYYY H:mm AM"; unix
  --decimal-comma        amounts are written as 1.234,50
  --format NAME          csv, ndjson or json, where the file's name does not tell
  --delimiter C          one character, tab, or spaces for columns aligned with blanks (,)
  --no-header --columns a,b,c   names of the columns of a file that names none
  --dry-run              show the first record and the first errors, and send nothing
  --rejected FILE        write the rows that are not accepted there, with their lines and reasons
  --url URL              where Footfall listens (http://127.0.0.1:8787)
  --key KEY              a server key; without it that of the environment variable FOOTFALL_KEY, or, on this
                         machine, of the data folder
  --data DIR             the data folder of a local Footfall (data)
  --help                 this text

Interrupted, the same command goes on where it was; repeated, it changes no number.
Exit codes: 0 all rows are accepted, 1 some are not, 2 it could not begin or go on.
`;
