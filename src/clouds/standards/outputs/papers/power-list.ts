import { valueWords } from '#contract'
import type { OrganFunction, Power } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Booklet } from '#seal'
import { section, speechIn, table } from './paper.ts'
import type { Language } from './paper.ts'

export interface PowerListSource {
  readonly registers: { readonly powers: readonly Power[]; readonly functions: readonly OrganFunction[] }
  readonly items: readonly { readonly code: string; readonly standard: ItemStandard }[]
  readonly edition: number
  readonly publishedOn: string
  readonly organName: (organ: string) => string
  readonly bureau: string
  readonly language: Language
}

/** 权责清单 as published: every power with its duties, its bases and the items by which it is used (ST-16, ST-19). */
export function powerListPaper(source: PowerListSource): Booklet {
  const { registers, items, edition, publishedOn, organName, bureau, language } = source
  const { say, t, basis, join } = speechIn(language)
  const organs = [...new Set(registers.powers.map(({ organ }) => organ))]
  const usedBy = (power: string) =>
    items
      .filter(({ standard }) => standard.powerItem === power)
      .map(({ code, standard }) => `${code} ${say(standard.name)}`)
  return {
    title: t('权力清单和责任清单', 'List of powers and duties'),
    subtitle: t(`第 ${edition} 版，${publishedOn} 公布`, `Edition ${edition}, published ${publishedOn}`),
    running: t(`权责清单 · 第 ${edition} 版`, `Powers and duties · edition ${edition}`),
    organName: bureau,
    date: publishedOn,
    sections: organs.flatMap((organ) =>
      section(
        organName(organ),
        table(
          [
            [t('编号', 'No.'), 2],
            [t('职权名称', 'Power'), 4],
            [t('类型', 'Kind'), 2],
            [t('依据', 'Basis'), 4],
            [t('责任事项', 'Duties'), 5],
            [t('对应事项', 'Items'), 4],
          ],
          registers.powers
            .filter((power) => power.organ === organ)
            .map(({ id, name, kind, bases, duties }) => [
              id,
              say(name),
              say(valueWords(kind)),
              join(bases.map(basis)),
              duties.map((duty, i) => `${String(i + 1)}. ${say(duty)}`).join('\n'),
              usedBy(id).join('\n'),
            ]),
        ),
      ),
    ),
  }
}
