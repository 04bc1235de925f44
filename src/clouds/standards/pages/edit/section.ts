import type { ItemStandard } from '#catalogue/standard'

/** What a section of the editor gets: the whole standard, for it may refer to other parts, and how to change it. */
export interface SectionProps {
  readonly standard: ItemStandard
  readonly onChange: (change: Partial<ItemStandard>) => void
  readonly onReplace: (standard: ItemStandard) => void
}
