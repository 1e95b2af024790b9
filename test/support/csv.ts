/** Reads CSV as RFC 4180 has it; throws where it is none. A blank line is a record of one empty field. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text.charAt(at) === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error('a quoted field is not closed');
        if (text.charAt(at) !== '"') field += text.charAt(at);
        else if (text.charAt(at + 1) === '"') field += text.charAt(at++);
        else break;
      }
      at++;
    } else {
      while (at < text.length && !',\r\n'.includes(text.charAt(at))) field += text.charAt(at++);
      if (field.includes('"')) throw new Error('a quote in a field that is not quoted');
    }
    record.push(field);
    if (text.charAt(at) === ',') {
      at++;
      if (at === text.length) record.push('');
      continue;
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`no line end at ${at}`);
    at += 2;
    records.push(record);
    record = [];
  }
  return records;
}
