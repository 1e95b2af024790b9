/** TLS. */
import { valueSet } from '../types';

export const tlsMode = valueSet('TLS mode', {
  none: { title: 'plain text', text: 'Nothing is encrypted.', source: ['L5831'], aliases: ['off'] },
  starttls: {
    title: 'upgrade on the normal port',
    text: 'The client starts in plain text and switches to TLS on the same port. Works for SMTP, POP and IMAP, not for webmail.',
    source: ['L3718-3729', 'L5835'],
  },
  'ssl-port': {
    title: 'TLS from the start, on a port of its own',
    text: 'A second listener that speaks TLS from the first byte. The guide gives no numbers for these ports.',
    source: ['L3718-3729'],
    aliases: ['ssl', 'separate-port'],
  },
});

export const imSecurity = valueSet('instant messaging security', {
  none: {
    title: 'plain text',
    text: 'Plain text from the client through the multiplexor to the server.',
    source: ['L5831'],
  },
  starttls: {
    title: 'end to end',
    text: 'Encrypted from the client to the server; the multiplexor only passes it on.',
    source: ['L5835-5838'],
  },
  'legacy-ssl': {
    title: 'client to multiplexor only',
    text: 'Encrypted up to the multiplexor; from there to the server it is plain text.',
    source: ['L5832-5834', 'L5848'],
    aliases: ['ssl'],
  },
});

export const calendarTls = valueSet('calendar TLS scope', {
  none: { title: 'plain text', text: 'Neither the login nor the session is encrypted.' },
  'login-only': {
    title: 'the login only',
    text: 'Only name and password are protected; the calendar data travels in plain text.',
    source: ['L4752'],
    aliases: ['login'],
  },
  full: { title: 'the whole session', text: 'Login and data are encrypted.', source: ['L4752'], aliases: ['session'] },
});
