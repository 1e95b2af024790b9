/** Numbers in sentences. */

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** A small whole number as a word, all others in digits. */
export const spelled = (count: number): string => words[count] ?? count.toString();
