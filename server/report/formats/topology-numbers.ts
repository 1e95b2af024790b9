/** At most two digits after the point, and none where there is nothing to say. */
export const n = (value: number): number => Math.round(value * 100) / 100;
