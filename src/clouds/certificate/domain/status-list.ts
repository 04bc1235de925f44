/** Lists have all the same length, full or not: what a list tells of the bureau is that it has one. */
export const STATUS_LIST_PLACES = 1 << 20
