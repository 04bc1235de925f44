import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useHeldCertificates } from './certificate-step.tsx'
import type { ApplyContext } from './step-faults.ts'

const words = texts(
  {
    title: '办理本事项，须先取得这些结果',
    held: '已有：{name}',
    asPaper: '您的账户名下没有查到电子证照，请在「材料」中提交',
    wanting: '您的账户名下没有查到；提交时再按申请人核对，确实没有的，请先办理',
  },
  {
    title: 'These results have to be held first',
    held: 'Held: {name}',
    asPaper: 'not found as an electronic certificate under your account: hand it in under “Documents”',
    wanting:
      'not found under your account; the applicant’s own are checked on submission. If you lack it, apply for it first',
  },
)

/** 前置事项 (WF-30), told before the form is filled in and not after it was submitted. */
export function Predecessors({ context: { standard, content } }: { readonly context: ApplyContext }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const held = useHeldCertificates()
  const needed = standard.predecessors ?? []
  const guides = useQueries({
    queries: needed.map(({ item }) => ({
      queryKey: ['guide', item],
      queryFn: () => approval.guide({ params: { code: item } }),
      staleTime: 60_000,
    })),
  })
  if (needed.length === 0 || held.data === undefined) return null
  const { items } = held.data
  const own = items.filter(({ holder }) => holder.idNumber === content.applicant.idNumber)
  const asked = standard.materials.map(({ certificateType }) => certificateType)
  const all = needed.every(({ certificateType }) => own.some((one) => one.certificateType === certificateType))
  return (
    <Notice tone={all ? 'good' : 'info'} title={t('title')}>
      <ul>
        {needed.map(({ item, certificateType }, i) => {
          const guide = guides[i]?.data
          const name = guide === undefined ? item : inLanguage(guide.standard.name, language)
          const found = own.find((one) => one.certificateType === certificateType)
          return (
            <li key={item}>
              <Link to="/items/$code" params={{ code: item }}>
                {name}
              </Link>
              {language === 'zh' ? '：' : ': '}
              {found === undefined
                ? t(asked.includes(certificateType) ? 'asPaper' : 'wanting')
                : t('held', { name: `${found.certificateName} ${found.identifier}` })}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
