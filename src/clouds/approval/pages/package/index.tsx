import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatDays } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { packageTexts } from './texts.ts'

type Package = Output<typeof api.package>

/** 套餐办事指南: what it saves and why, in which order it goes, how long it takes. */
export default function PackagePage() {
  const { code } = useParams({ from: '/hall/packages/$code' })
  const query = useQuery({ queryKey: ['package', code], queryFn: () => approval.package({ params: { code } }) })
  return (
    <Loaded query={query} lines={10}>
      {(found) => <Guide found={found} />}
    </Loaded>
  )
}

function Guide({ found }: { readonly found: Package }) {
  const t = useTexts(packageTexts)
  const { language } = useLanguage()
  const { guide, lead, serviceLevel } = found
  const title = inLanguage(guide.standard.name, language)
  usePageTitle(title)
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="reading">{inLanguage(lead, language)}</p>
      <p>
        <Link to="/items/$code/apply" params={{ code: guide.code }} className={buttonClass('primary')}>
          {t('apply')}
        </Link>
      </p>
      <StepsPanel found={found} />
      <ArithmeticPanel found={found} />
      <Panel title={t('express')}>
        <p>{t('expressText')}</p>
        <p>
          {serviceLevel.concluded === 0
            ? t('noFigures')
            : t('figures', { concluded: serviceLevel.concluded, inTime: serviceLevel.inTime })}
        </p>
      </Panel>
    </div>
  )
}

function StepsPanel({ found: { steps } }: { readonly found: Package }) {
  const t = useTexts(packageTexts)
  const { language } = useLanguage()
  const nameOf = (item: string) => {
    const step = steps.find((one) => one.item === item)
    return step === undefined ? item : inLanguage(step.name, language)
  }
  return (
    <Panel title={t('steps')}>
      <Table
        caption={t('steps')}
        captionHidden
        rows={steps}
        rowKey={({ item }) => item}
        columns={[
          {
            key: 'name',
            label: t('item'),
            heading: true,
            cell: ({ item, name }) => (
              <Link to="/items/$code" params={{ code: item }}>
                {inLanguage(name, language)}
              </Link>
            ),
          },
          {
            key: 'after',
            label: t('when'),
            cell: ({ after }) =>
              after.length === 0 ? t('atOnce') : t('after', { item: after.map(nameOf).join('、') }),
          },
          {
            key: 'alone',
            label: t('alone'),
            cell: ({ promised }) => formatDays(promised.days, promised.unit, language),
          },
          {
            key: 'express',
            label: t('fast'),
            cell: ({ expressDays, promised }) =>
              formatDays(
                expressDays === null ? promised.days : Math.min(expressDays, promised.days),
                'working',
                language,
              ),
          },
        ]}
      />
    </Panel>
  )
}

function ArithmeticPanel({ found: { arithmetic, guide, example } }: { readonly found: Package }) {
  const t = useTexts(packageTexts)
  const { language } = useLanguage()
  const { apart, sum, together } = arithmetic
  const counts = apart.map(({ materials }) => materials.length).join(' + ')
  const brought = together.filter(({ supplier }) => supplier === 'PACKAGE').length
  const library = together.filter(({ supplier }) => supplier === 'CERTIFICATE_LIBRARY').length
  const answers = guide.standard.questions.flatMap(({ id, text, options }) => {
    const chosen = options.find(({ value }) => value === example[id])
    return chosen === undefined ? [] : [`${inLanguage(text, language)} ${inLanguage(chosen.label, language)}`]
  })
  const nameOf = (code: string) => {
    const item = apart.find((one) => one.item === code)
    return item === undefined ? code : inLanguage(item.name, language)
  }
  return (
    <Panel title={t('arithmetic', { sum, together: together.length })}>
      <p>{t('counted', { counts, sum, together: together.length })}</p>
      <p>{t('yours', { own: together.length - brought - library, library, brought })}</p>
      <p className="soft small">{t('example', { answers: answers.join('；') })}</p>
      <Table
        caption={t('together')}
        captionHidden
        rows={together}
        rowKey={({ name, items }) => `${name.zh} ${items.join(' ')}`}
        columns={[
          { key: 'name', label: t('paper'), heading: true, cell: ({ name }) => inLanguage(name, language) },
          {
            key: 'items',
            label: t('askedBy'),
            cell: ({ items }) => items.map(nameOf).join(language === 'zh' ? '、' : ', '),
          },
          {
            key: 'saved',
            label: t('merged'),
            numeric: true,
            cell: ({ items }) => `${String(items.length)}\u00a0→\u00a01`,
          },
          { key: 'supplier', label: t('supplier'), cell: ({ supplier }) => t(supplier) },
        ]}
      />
    </Panel>
  )
}
