/** The interface's least length of any sentence an official writes. */
export const TEXT_MIN = 2
export const isWritten = (text: string, least = TEXT_MIN): boolean => text.trim().length >= least
