/** Text that means something to one of the targets that a spec is written to. */
export const payloads: Readonly<Record<string, string>> = {
  'an image': '![x](https://evil.example/track.png)',
  'a link': '[x](https://evil.example)',
  'a link to a command': '[x](command:workbench.action.quit)',
  'a link in angle brackets': '<https://evil.example/x>',
  'an address': 'https://evil.example/x?a=1&b=2',
  'an address without a dot': 'http://evil/',
  'an address without a scheme': '//evil.example/x //localhost',
  'addresses of other schemes': 'ftp://evil.example mailto:a@evil.example javascript:alert(1)',
  'a web host': 'www.evil.example',
  'a host with a number': 'www.1and1.evil WWW.EVIL',
  'an e-mail address': 'mail@evil.example',
  'a mention': '@everyone, #1, GH-1',
  'a reference': '[x][y] [^1] [y]: https://evil.example',
  'an element': '<img src=x onerror=alert(1)>',
  'a comment of HTML': '<!-- x --><?php x ?><!DOCTYPE x>',
  CDATA: '<![CDATA[x]]>',
  'the end of an element': ']]></text></svg></td></title></style><script>alert(1)</script>',
  'the end of an attribute': `" onload="alert(1)" x='`,
  'entity references': '&lt;b&gt; &#60;i&#62; &amp;amp; &copy',
  'back quotes': '`x` ``y``',
  'one back quote': '`',
  'back quotes in the middle': 'a`b',
  'a fence': '```\nx\n```',
  bars: 'a|b|c',
  'a bar in back quotes': '`a|b\\|c`',
  emphasis: '**x** __y__ *z* ~~w~~ ==v==',
  'a backslash': 'x\\',
  backslashes: '\\[x\\](y) \\\\',
  'blanks around': ' x ',
  'a heading': '# x\ny\n===\nz\n---\n',
  'a list': '- x\n+ y\n* z\n1. u\n2) v',
  'a number and a dot': '1. x',
  'a task': '- [ ] x',
  'a rule': '---',
  'a quote': '> x',
  mathematics: '$x$ $$y$$ $(bug) ${1:z}',
  'a table': 'a\n--|--\nb|c',
  'a formula': '=HYPERLINK("https://evil.example","x")',
  'a formula after a sign': '+1+1',
  'a formula after a minus': '-2+3+cmd|x',
  'a formula after an at': '@SUM(A1)',
  'a formula after a semicolon': 'a; =1+1',
  'a formula after a tab': 'a\t=1+1',
  'a field of CSV': 'a","b\r\nc;d',
  'a record of a zone': 'a\r\nb IN A 192.0.2.1 ; c ( "',
  'directives of a zone': '$ORIGIN evil.example.\n$INCLUDE /etc/passwd',
  'the root of a zone': '@',
  'a rule of a firewall': 'x; } }\ntable inet evil { chain c { accept; } }',
  'a statement of Mermaid': '"]; click n0 "https://evil.example"',
  'a directive of Mermaid': '%%{init: {"securityLevel": "loose"}}%%',
  'an entity of Mermaid': '#quot;] #lt;b#gt; style x:#35;',
  'a command of GitHub': '\n::error file=x,line=1::y %0A %25',
  'colours of a terminal': '\u001B[31mred\u001B[0m\u009B32m',
  'a link of a terminal': '\u001B]8;;https://evil.example\u0007x\u001B]8;;\u0007',
  'the other way round': 'user\u202Enimda\u2066x\u200F\u061C',
  'breaks of lines': 'a\u2028b\u2029c\u0085d\u000Be\fg\rh',
  'what no text holds': 'a\u0000b\uFFFFc\uD800d\uDC00',
  'an object of JavaScript': '__proto__',
  'other alphabets': 'bücher.例え.рф',
  'a long label': `${'x'.repeat(64)}.a`,
  'a long name': `${'abcdefg.'.repeat(40)}h`,
};

/** A spec with everything that has a name or takes text; what stands between « and » is replaced, by the same text each time. */
const SPEC = `commspec: 1
name: «name»
suite: 7u3
architecture: two-tier
topology: distributed
organization: isp
domain: «domain»
sla: { availability: 99.9%, maintenance: 4 h/month }
users: { total: 20000, growth: { rate: 25%, months: 18 }, bases: [ { base: mediumweight-imap, share: 100%, mailbox: 400 MB } ] }
note: «note»
sites: [ { name: «site», size: major, users: 100 }, { name: «branch», served-by: «site», note: «site note» } ]
zones: [ { name: «edge», kind: dmz }, { name: «inside», kind: private-data } ]
networks: [ { name: «network», between: [«edge», «inside»] } ]
firewalls:
  - { name: «outer», between: [internet, «edge»], allow: [smtp, { protocol: imaps, port: 993, to: «relay» }] }
  - { name: «wall», between: [«edge», «inside»], allow: [ldap, { protocol: lmtp, from: «relay», to: [«store»] }] }
dns:
  servers: [«server»]
  names: { mail: «relay», «service»: «store», smtp: «cluster» }
  mx: [ { host: «relay», preference: 10 }, { host: «exchanger» } ]
directory: { schema: schema2-native, provisioning: [delegated-administrator], domains: [ { name: «hosted», aliases: [«alias»] } ] }
services:
  messaging: { version: "7.0.5", delivery: lmtp, ha: { method: vcs }, options: { «option»: «setting» } }
  calendar: { version: «version» }
external: [access-manager]
extra: { «key»: «value» }
rules: { SCH001: hint, «rule»: off }
tiers:
  - tier: 0
    hosts:
      - { name: «balancer», zone: «edge», os: «os», components: [ { component: load-balancer, targets: [«cluster»] } ] }
  - tier: 1
    note: «tier note»
    hosts:
      - { name: «cluster», count: 3, zone: «edge», site: «site», memory: 16 GB, components: [mmp, webmail] }
      - name: «relay»
        zone: «edge»
        site: «branch»
        note: «host note»
        cpus: 4
        components: [ { component: mta, version: «mta», ports: { smtp: 25 }, options: { «channel»: «flag» } }, «component» ]
  - tier: 2
    hosts:
      - name: «store»
        zone: «inside»
        ha: vcs
        components:
          - component: message-store
            partitions: [ { name: «partition», size: 4 TB, volume: «volume» } ]
          - directory-master
# commspec-ignore SCH001: «reason»
`;

/** What is replaced. */
export const PLACES = [...new Set([...SPEC.matchAll(/«([^»]+)»/g)].map((match) => match[1]!))];
export const TEXTS = Object.values(payloads);
/** The payload of a number, over and over. */
export const pick = (index: number): string => TEXTS[index % TEXTS.length]!;

/** The spec with a text for each name; within a comment on one line. */
export const filled = (textOf: (place: string) => string): string =>
  SPEC.replaceAll(/«([^»]+)»/g, (_, place: string) =>
    place === 'reason' ? textOf(place).replaceAll(/[^ -~]/g, ' ') : JSON.stringify(textOf(place)),
  );
