/** The commands, and what `--help` says of them. */
export const COMMANDS = [
  'check',
  'fix',
  'size',
  'ports',
  'topology',
  'report',
  'compare',
  'explain',
  'rules',
  'schema',
  'lsp',
] as const;
export type Command = (typeof COMMANDS)[number];
export const isCommand = (text: string): text is Command => COMMANDS.some((command) => command === text);

/** The formats stand here once more, so that help loads nothing else; a test compares them. */
export const HELP = `Usage: commspec COMMAND [OPTIONS] [PATH...]

  check [--format pretty|json|sarif|github|junit] [--fail-on error|warning] [--advice] [--jobs N] PATH...
        Finds what is wrong, and says of up to three specs whether the design is sound.
        A folder is searched for specs. --advice adds what cannot be judged because the
        spec leaves a fact out. --jobs checks so many files at a time; if not given, many
        files are shared out among the CPUs.
  fix   [--all|--code RULE] [--dry-run] PATH...
        Applies safe fixes; with --all the first fix of each finding, with --code
        those of one rule. A fact of the business (users, schema, releases, products,
        disk space, architecture) changes with --code alone; of several equally likely
        fixes none is made.
        --dry-run prints a unified diff and changes nothing.
  size  [--format text|json|markdown|html] [--all] [--each] FILE
        Prints whether the design is sound, what is short, and with --all every figure.
        Other formats than text have all. Hosts with the same figures are one table; with
        --each every host has its own, as it always has in JSON.
  ports [--format text|json|csv|markdown|html|nftables|dns] [--all] [--each] FILE
        Prints ports, flows and what the firewalls do with them, with --all what stays
        within a host too; as firewall rules, or the service names as lines of a DNS zone.
        Hosts that nothing tells apart are one row; with --each every host has its own.
  topology [--format svg|mermaid|json] FILE
        Draws zones, tiers, hosts and flows, coloured by the worst finding.
  report [--format html|markdown] [--each] FILE
        Prints everything about a spec in one file to hand on: verdict, machines,
        picture, sizing, ports, firewall rules, findings and assumptions. The HTML
        prints on A4 and Letter.
  compare [--format text|json|markdown|html] [--all | --plan] [--limit N] [--exit-code] A B...
        Prints what becomes of hosts, machines, sizing, ports and findings where the
        second spec takes the place of the first; each of several beside the first. By
        meaning: order, comments and spelling make no difference. --all shows every
        detail as text, --plan the plan alone; Markdown has at most --limit N
        characters (65000). With --exit-code, status 1 says that something differs, or
        cannot be read. The version in git:
        git show HEAD:FILE | commspec compare - FILE
  explain RULE
        Prints the help of a rule, given its code or its name.
  rules [--format markdown|json]
        Lists all rules.
  schema
        Prints the JSON Schema of the format.
  lsp --stdio
        Runs the language server, for any editor.

  --help, --version

For PATH and FILE, \`-\` is standard input (\`fix -\` prints the repaired text);
--stdin-path PATH is how it is shown, and what its \`extends\` is relative to.
A link that leads out of the folder that is searched, or out of the one that bases
of a spec must stay in, is reported and left alone; --follow reads it all the same.
Links to folders are not followed. Only regular files are read. A file with several
names (hard links) is repaired in place and keeps them; others are replaced as a whole.

Exit status: 0 nothing found at or above --fail-on (error, if not given), 1 something
found, 2 wrong call, or a file that cannot be read, checked or written or was left alone.
`;
