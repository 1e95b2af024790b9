/** A noun with `a` or `an` before it, as it is spoken: `an MX record`, `a user base`. */
export const withArticle = (noun: string): string =>
  `${/^(?:[AEFHILMNORSX][A-Z]|[aeio]|u(?!ni|se))/.test(noun) || /^[AEIO][a-z]/.test(noun) ? 'an' : 'a'} ${noun}`;
