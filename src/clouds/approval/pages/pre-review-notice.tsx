import { texts } from '#contract'
import type { Output } from '#contract'
import type { ItemStandard } from '#catalogue/standard'
import type { api } from '#clouds/approval/api'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'

const words = texts(
  {
    summary: '提交前已网上预审（{number}，{date}）：{conclusion}',
    READY: '可以提交',
    MEND: '修改后提交',
    inOrder: '符合要求',
    changed: '预审后已更换',
  },
  {
    summary: 'Looked at before filing ({number}, {date}): {conclusion}',
    READY: 'ready to file',
    MEND: 'to be mended first',
    inOrder: 'in order',
    changed: 'changed since',
  },
)

interface PreReviewProps {
  readonly seen: Output<typeof api.readCase>['preReview']
  readonly standard: Pick<ItemStandard, 'materials'>
}

/** What the bureau said before filing, kept with the case for both sides. */
export function PreReviewNotice({ seen, standard }: PreReviewProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  if (seen === null) return null
  const { number, givenOn, conclusion, opinion, remarks, passed } = seen
  const colon = language === 'zh' ? '：' : ': '
  return (
    <Disclosure summary={t('summary', { number, date: formatDate(givenOn, language), conclusion: t(conclusion) })}>
      <div className="stack-tight">
        <p>{opinion}</p>
        <ul className="plain stack-tight">
          {remarks.map(({ material, inOrder, note }) => (
            <li key={material}>
              {inLanguage(standard.materials.find(({ id }) => id === material)?.name ?? { zh: material }, language)}
              {colon}
              {inOrder ? t('inOrder') : note}
              {inOrder && !passed.includes(material) && <span className="soft small"> ({t('changed')})</span>}
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  )
}
