/** The day of a moment where whoever asks is, as reports and pictures write it: `2026-11-30`. */
export const localDay = (moment: Date): string =>
  new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
