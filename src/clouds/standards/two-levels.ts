import type { PublishedItem } from '#frame'

/** 大项 behind these 小项. Two organs' items of one parent code are two parents. */
export const parentsOf = (items: readonly PublishedItem[]): number =>
  new Set(items.map(({ standard }) => `${standard.organ} ${standard.parentCode}`)).size
