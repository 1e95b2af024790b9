/**
 * The commands and their options: the one definition that calls are read by, and that help and shell completion are made of.
 * Loaded by every call, so it imports nothing.
 */

export interface OptionDefinition {
  readonly type: 'boolean' | 'string';
  /** What stands for the value in help. */
  readonly value?: string;
  /** All values there are; the first holds where none is given. They stand here once more, so that help loads nothing else. */
  readonly values?: readonly string[];
  /** Without a value it means something too: one is given as `--option=VALUE` only. */
  readonly optional?: true;
  readonly completes?: 'file' | 'rule';
  readonly text: string;
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

export interface CommandDefinition {
  /** A line for the list of commands. */
  readonly summary: string;
  readonly operands?: string;
  /** What operands are, for completion. */
  readonly completes?: 'spec' | 'rule' | readonly string[];
  readonly text: string;
  readonly options: OptionDefinitions;
  readonly examples: readonly string[];
}

/** What every command takes. */
export const COMMON_OPTIONS = {
  'no-color': { type: 'boolean', text: 'No colours; nor are there any with NO_COLOR, or where output is no terminal.' },
  help: { type: 'boolean', text: 'Prints this.' },
} as const satisfies OptionDefinitions;

/** What every command that reads specs can be told. */
export const INPUT_OPTIONS = {
  follow: {
    type: 'boolean',
    text: 'Also reads links that lead out of the folder that is searched, or out of the one that bases of a spec must stay in; without it they are reported and left alone.',
  },
  'stdin-path': {
    type: 'string',
    value: 'PATH',
    completes: 'file',
    text: 'How standard input (`-`) is shown, and what its `extends` is relative to.',
  },
} as const satisfies OptionDefinitions;

const EACH = { type: 'boolean', text: 'Hosts that nothing tells apart are not put together.' } as const;

export const COMMANDS = {
  check: {
    summary: 'Finds what is wrong',
    operands: 'PATH...',
    completes: 'spec',
    text: 'Finds what is wrong, and says of up to three specs whether the design is sound. A folder is searched for specs.',
    options: {
      format: {
        type: 'string',
        value: 'FORMAT',
        values: ['pretty', 'json', 'sarif', 'github', 'junit', 'gitlab'],
        text: 'SARIF is for code scanning, github writes annotations of a workflow, gitlab the report of Code Quality.',
      },
      'fail-on': {
        type: 'string',
        value: 'SEVERITY',
        values: ['error', 'warning'],
        text: 'What ends in status 1, and is a failure in JUnit.',
      },
      advice: { type: 'boolean', text: 'Adds what cannot be judged because the spec leaves a fact out.' },
      quiet: {
        type: 'boolean',
        text: 'Shows only what is at or above --fail-on; as text neither counts nor whether the design is sound.',
      },
      changed: {
        type: 'string',
        value: 'REF',
        optional: true,
        text: 'Only specs that differ from the last commit in git, or from where this branch left REF (`--changed=origin/main`), new files among them, and specs that extend such a file. Without PATH in the folder that it runs in.',
      },
      watch: { type: 'boolean', text: 'Checks again whenever a file changes, until Ctrl-C.' },
      jobs: {
        type: 'string',
        value: 'N',
        text: 'Checks so many files at a time; if not given, many files are shared out among the CPUs.',
      },
      ...INPUT_OPTIONS,
    },
    examples: ['commspec check --fail-on warning specs', 'commspec check --changed=origin/main --format github'],
  },
  fix: {
    summary: 'Applies safe fixes',
    operands: 'PATH...',
    completes: 'spec',
    text: 'Applies safe fixes. A fact of the business (users, schema, releases, products, disk space, architecture) changes with --code alone; of several equally likely fixes none is made. `fix -` prints the repaired text. A file with several names (hard links) is repaired in place and keeps them; others are replaced as a whole.',
    options: {
      all: { type: 'boolean', text: 'The first fix of each finding, safe or not.' },
      code: { type: 'string', value: 'RULE', completes: 'rule', text: 'The fixes of one rule, by its code or name.' },
      'dry-run': { type: 'boolean', text: 'Prints a unified diff and changes nothing.' },
      quiet: { type: 'boolean', text: 'Says only what goes wrong.' },
      ...INPUT_OPTIONS,
    },
    examples: ['commspec fix --dry-run specs | git apply -p0', 'commspec fix --code SCH005 office.commspec.yaml'],
  },
  size: {
    summary: 'Says whether the design is sound, and what is short',
    operands: 'FILE',
    completes: 'spec',
    text: 'Prints whether the design is sound, and what is short. Other formats than text have every figure.',
    options: {
      format: { type: 'string', value: 'FORMAT', values: ['text', 'json', 'markdown', 'html'], text: '' },
      all: { type: 'boolean', text: 'Every figure, as text too.' },
      each: EACH,
      ...INPUT_OPTIONS,
    },
    examples: ['commspec size --all office.commspec.yaml'],
  },
  ports: {
    summary: 'Prints ports, flows, and what firewalls do with them',
    operands: 'FILE',
    completes: 'spec',
    text: 'Prints ports, flows and what the firewalls do with them; as firewall rules, or the service names as lines of a DNS zone.',
    options: {
      format: {
        type: 'string',
        value: 'FORMAT',
        values: ['text', 'json', 'csv', 'markdown', 'html', 'nftables', 'dns'],
        text: '',
      },
      all: { type: 'boolean', text: 'What stays within a host too.' },
      each: EACH,
      ...INPUT_OPTIONS,
    },
    examples: ['commspec ports --format csv --each office.commspec.yaml > ports.csv'],
  },
  topology: {
    summary: 'Draws zones, tiers, hosts and flows',
    operands: 'FILE',
    completes: 'spec',
    text: 'Draws zones, tiers, hosts and flows, coloured by the worst finding.',
    options: {
      format: { type: 'string', value: 'FORMAT', values: ['svg', 'mermaid', 'json'], text: '' },
      ...INPUT_OPTIONS,
    },
    examples: ['commspec topology office.commspec.yaml > office.svg'],
  },
  report: {
    summary: 'Prints everything about a spec in one file',
    operands: 'FILE',
    completes: 'spec',
    text: 'Prints everything about a spec in one file to hand on: verdict, machines, picture, sizing, ports, firewall rules, findings and assumptions. The HTML prints on A4 and Letter.',
    options: {
      format: { type: 'string', value: 'FORMAT', values: ['html', 'markdown'], text: '' },
      each: EACH,
      ...INPUT_OPTIONS,
    },
    examples: ['commspec report office.commspec.yaml > office.html'],
  },
  compare: {
    summary: 'Says what changes from one spec to another',
    operands: 'A B...',
    completes: 'spec',
    text: 'Prints what becomes of hosts, machines, sizing, ports and findings where the second spec takes the place of the first; each of several beside the first. By meaning: order, comments and spelling make no difference.',
    options: {
      format: { type: 'string', value: 'FORMAT', values: ['text', 'json', 'markdown', 'html'], text: '' },
      all: { type: 'boolean', text: 'Every detail, as text.' },
      plan: { type: 'boolean', text: 'The plan alone, or what cannot be read.' },
      limit: { type: 'string', value: 'N', text: 'How many characters Markdown may have (65000).' },
      'exit-code': { type: 'boolean', text: 'Status 1 says that something differs, or cannot be read.' },
      ...INPUT_OPTIONS,
    },
    examples: [
      'commspec compare two-tier.commspec.yaml two-tier-staging.commspec.yaml',
      'git show HEAD:FILE | commspec compare - FILE',
    ],
  },
  explain: {
    summary: 'Prints the help of rules',
    operands: 'RULE...',
    completes: 'rule',
    text: 'Prints the help of rules, given their codes or their names.',
    options: {},
    examples: ['commspec explain SCH001 compatibility-mode-without-end'],
  },
  rules: {
    summary: 'Lists all rules',
    text: 'Lists all rules.',
    options: { format: { type: 'string', value: 'FORMAT', values: ['markdown', 'json'], text: '' } },
    examples: ['commspec rules --format json'],
  },
  schema: {
    summary: 'Prints the JSON Schema of the format',
    text: 'Prints the JSON Schema of the format, for editors with a plain YAML server.',
    options: {},
    examples: ['commspec schema > commspec.schema.json'],
  },
  completion: {
    summary: 'Prints what lets a shell complete calls',
    operands: 'bash|zsh',
    completes: ['bash', 'zsh'],
    text: 'Prints what lets a shell complete commands, options, their values, specs and rules.',
    options: {},
    examples: ['source <(commspec completion bash)', 'commspec completion zsh > ~/.zfunc/_commspec'],
  },
  lsp: {
    summary: 'Runs the language server, for any editor',
    text: 'Runs the language server on standard input and output, for any editor.',
    options: {
      stdio: { type: 'boolean', text: 'Needed: there is no other way to talk to it.' },
      // Clients of the usual library say who they are; the server ends when that process does.
      clientProcessId: { type: 'string', value: 'PID', text: 'Ends when this process does.' },
    },
    examples: ['commspec lsp --stdio'],
  },
} as const satisfies Readonly<Record<string, CommandDefinition>>;

export type Command = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly Command[];
export const isCommand = (text: string): text is Command => COMMAND_NAMES.some((command) => command === text);
