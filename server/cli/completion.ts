/** Shell completion, made of the definition of the commands. */
import type { Engine } from '../engine/engine';
import { COMMAND_NAMES, COMMANDS, COMMON_OPTIONS, type CommandDefinition, type OptionDefinition } from './commands';
import type { Output } from './output';
import { parse, UsageError } from './usage';

/** What a word may be: one of a few, a spec or a folder, any file, a rule; undefined for what nobody can know. */
type Words = 'spec' | 'file' | 'rule' | readonly string[] | undefined;

/** Prints the script for a shell. */
export async function completionCommand(args: readonly string[], { rules }: Engine, out: Output): Promise<number> {
  const [shell, ...more] = parse(args, COMMANDS.completion.options).positionals;
  if (shell === undefined || more.length > 0)
    throw new UsageError('`completion` needs the name of a shell: bash or zsh');
  const known = COMMANDS.completion.completes.find((each) => each === shell);
  if (known === undefined) throw new UsageError(`there is no completion for \`${shell}\`; use bash or zsh`);
  const words = rules.flatMap(({ code, name }) => [code, name]).sort();
  await out.print(known === 'bash' ? bashScript(words) : zshScript(words));
  return 0;
}

const optionsOf = (command: CommandDefinition): readonly (readonly [string, OptionDefinition])[] =>
  Object.entries({ ...command.options, ...COMMON_OPTIONS });

const wordsOf = ({ values, completes }: OptionDefinition): Words => values ?? completes;

/** Text in single quotes, for either shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

// ---- bash ------------------------------------------------------------------------------------------------------------

function bashScript(rules: readonly string[]): string {
  const commands = COMMAND_NAMES.map((name) => {
    const command: CommandDefinition = COMMANDS[name];
    const options = optionsOf(command);
    const flags = options.map(([option, { optional }]) => `--${option}${optional === true ? '=' : ''}`);
    const values = options.flatMap(([option, definition]) => {
      if (definition.type === 'boolean') return [];
      const pattern = definition.optional === true ? `--${option}=` : `--${option}`;
      return [`      ${pattern}) ${bashWords(wordsOf(definition))} ;;`];
    });
    return `    ${name})
      options=${quoted(flags.join(' '))}
      case $before in
${[...values, `      *) if [[ $word == -* ]]; then _commspec_words "$options"; else ${bashWords(command.completes)}; fi ;;`].join('\n')}
      esac
      ;;`;
  });
  return `# Completion for commspec in bash: source <(commspec completion bash)

_commspec_words() { COMPREPLY=($(compgen -W "$1" -- "$word")); }

# Folders, and specs by their names.
_commspec_specs() {
  local path
  compopt -o filenames 2>/dev/null
  COMPREPLY=()
  while IFS= read -r path; do
    if [[ -d $path ]]; then COMPREPLY+=("$path"); continue; fi
    case \${path##*/} in *.commspec.yaml | *.commspec.yml | commspec.yaml | commspec.yml) COMPREPLY+=("$path") ;; esac
  done < <(compgen -f -- "$word")
}

_commspec_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$word")
}

_commspec_rules=${quoted(rules.join(' '))}

_commspec() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} options
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _commspec_words ${quoted([...COMMAND_NAMES, 'help', '--help', '--version'].join(' '))}
    return
  fi
  # What readline takes apart at the sign: the option, =, the beginning of the value.
  if [[ $word == = ]]; then
    word=
    before=\${COMP_WORDS[COMP_CWORD - 1]}
    [[ $before == --changed ]] && before=--changed=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
    [[ $before == --changed ]] && before=--changed=
  fi
  case \${COMP_WORDS[1]} in
    help) _commspec_words ${quoted(COMMAND_NAMES.join(' '))} ;;
${commands.join('\n')}
  esac
  [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == --*= ]] && compopt -o nospace 2>/dev/null
  return 0
}

complete -F _commspec commspec
`;
}

function bashWords(words: Words): string {
  if (words === 'spec') return '_commspec_specs';
  if (words === 'file') return '_commspec_files';
  if (words === 'rule') return '_commspec_words "$_commspec_rules"';
  return words === undefined ? ':' : `_commspec_words ${quoted(words.join(' '))}`;
}

// ---- zsh -------------------------------------------------------------------------------------------------------------

function zshScript(rules: readonly string[]): string {
  const commands = COMMAND_NAMES.map((name) => {
    const command: CommandDefinition = COMMANDS[name];
    const specs = optionsOf(command).map(([option, definition]) => {
      const { type, optional, value = '' } = definition;
      const text = `[${zshText(definition.text === '' ? value.toLowerCase() : firstSentence(definition.text))}]`;
      if (type === 'boolean') return quoted(`--${option}${text}`);
      // \`=-\`: in the same word alone; \`=\`: in the same word or the next.
      return quoted(
        `--${option}=${optional === true ? '-' : ''}${text}${optional === true ? '::' : ':'}${value}:${zshWords(wordsOf(definition))}`,
      );
    });
    const operands =
      command.completes === undefined ? [] : [quoted(`*:${command.operands ?? ''}:${zshWords(command.completes)}`)];
    return `    ${name}) _arguments ${[...specs, ...operands].join(' \\\n        ')} ;;`;
  });
  const described = COMMAND_NAMES.map((name) => quoted(`${name}:${zshText(COMMANDS[name].summary)}`));
  return `#compdef commspec
# Completion for commspec in zsh: as _commspec in a folder of $fpath, or source <(commspec completion zsh)

_commspec_specs() { _files -g '(*.|)commspec.(yaml|yml)' }

_commspec_rules() {
  local -a rules=(${rules.join(' ')})
  compadd -a rules
}

_commspec() {
  local -a commands=(
    ${described.join('\n    ')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    compadd -- help --help --version
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
    help) _describe command commands ;;
${commands.join('\n')}
  esac
}

if [[ $funcstack[1] == _commspec ]]; then _commspec "$@"; else compdef _commspec commspec; fi
`;
}

function zshWords(words: Words): string {
  if (words === 'spec') return '_commspec_specs';
  if (words === 'file') return '_files';
  if (words === 'rule') return '_commspec_rules';
  return words === undefined ? ' ' : `(${words.join(' ')})`;
}

/** Signs that mean something in a description. */
const zshText = (text: string): string => text.replaceAll(/[\\[\]:]/g, '\\$&').replaceAll('`', '');

const firstSentence = (text: string): string => /^.*?[.;,](?= |$)/.exec(text)?.[0].slice(0, -1) ?? text;
