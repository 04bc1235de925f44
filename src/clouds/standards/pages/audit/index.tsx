import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { valueWords } from '#contract'
import type { Output } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { commonTexts } from '../common-texts.ts'
import { auditTexts } from './texts.ts'

type Audit = Output<typeof api.audit>
const WAYS = ['CANCELLED', 'CONVERTED_TO_FILING', 'MERGED'] as const

/** Everything about the lists that is counted, on one page. */
export default function AuditPage() {
  const t = useTexts(auditTexts)
  usePageTitle(t('title'))
  const audit = useQuery({ queryKey: ['standards-audit'], queryFn: () => standards.audit({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={audit} lines={10}>
        {(found) => (
          <>
            <Reform audit={found} />
            <Streamlined audit={found} />
            <Divergence audit={found} />
            <Drift audit={found} />
          </>
        )}
      </Loaded>
      <Laws />
    </div>
  )
}

interface AuditProps {
  readonly audit: Audit
}

function ItemLinks({ items }: { readonly items: Audit['reform'][number]['items'] }) {
  const { language } = useLanguage()
  return (
    <ul>
      {items.map(({ code, name }) => (
        <li key={code}>
          <Link to="/desk/standards/$code" params={{ code }}>
            {inLanguage(name, language)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Reform({ audit }: AuditProps) {
  const t = useTexts(auditTexts)
  const { language } = useLanguage()
  const total = audit.reform.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <>
      <Panel title={t('reform', { count: total })}>
        {audit.reform.map(({ mode, items }) => (
          <Disclosure
            key={mode}
            summary={`${inLanguage(valueWords(mode), language)}（${t('items', { count: items.length })}）`}
          >
            <ItemLinks items={items} />
          </Disclosure>
        ))}
      </Panel>
      <Panel title={t('dispositions')}>
        <Facts
          facts={audit.dispositions.map(({ name, count }) => ({
            label: inLanguage(name, language),
            value: t('items', { count }),
          }))}
        />
      </Panel>
    </>
  )
}

function Streamlined({ audit }: AuditProps) {
  const t = useTexts(auditTexts)
  const words = useTexts(commonTexts)
  const { language } = useLanguage()
  if (audit.streamlined.length === 0)
    return (
      <Panel title={t('streamlined')}>
        <p className="soft">{t('streamlinedNone')}</p>
      </Panel>
    )
  return (
    <Panel title={t('streamlined')}>
      <Table
        caption={t('streamlined')}
        captionHidden
        rows={audit.streamlined}
        rowKey={({ code }) => code}
        columns={[
          { key: 'item', label: t('item'), heading: true, cell: ({ name }) => inLanguage(name, language) },
          {
            key: 'way',
            label: t('way'),
            cell: ({ way }) => {
              const known = WAYS.find((each) => each === way)
              return known === undefined ? way : words(known)
            },
          },
          { key: 'from', label: t('effective'), cell: ({ effectiveFrom }) => effectiveFrom },
          { key: 'reason', label: t('reason'), cell: ({ reason, basis }) => `${reason}（${basis}）` },
          { key: 'next', label: t('successors'), cell: ({ successors }) => <ItemLinks items={successors} /> },
        ]}
      />
    </Panel>
  )
}

function Divergence({ audit }: AuditProps) {
  const t = useTexts(auditTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('divergence')}>
      {audit.divergence.length === 0 && <p className="soft">{t('divergenceNone')}</p>}
      {audit.divergence.map(({ item, fields }) => (
        <Disclosure key={item.code} summary={`${inLanguage(item.name, language)}（${String(fields.length)}）`}>
          <Facts
            facts={fields.map(({ field, fixed, local }) => ({
              label: inLanguage(field, language),
              value: (
                <>
                  {t('fixed', { value: fixed })}
                  <br />
                  {t('local', { value: local })}
                </>
              ),
            }))}
          />
        </Disclosure>
      ))}
    </Panel>
  )
}

function Drift({ audit }: AuditProps) {
  const t = useTexts(auditTexts)
  const { offList, unused } = audit.drift
  return (
    <Panel title={t('drift')}>
      <p>{t('unused', { count: unused })}</p>
      {offList.length === 0 ? (
        <p className="soft">{t('offListNone')}</p>
      ) : (
        <>
          <p>{t('offList')}</p>
          <ul>
            {offList.map(({ code, cases }) => (
              <li key={code}>
                <span className="mono">{code}</span>　{t('cases', { count: cases })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Laws() {
  const t = useTexts(auditTexts)
  const query = useQuery({ queryKey: ['laws'], queryFn: () => standards.laws({}), staleTime: 600_000 })
  return (
    <Disclosure summary={t('laws')}>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            caption={t('laws')}
            captionHidden
            rows={items}
            rowKey={({ title }) => title}
            columns={[
              { key: 'law', label: t('law'), heading: true, cell: ({ title }) => `《${title}》` },
              { key: 'revised', label: t('revised'), cell: ({ revisedOn }) => revisedOn ?? '—' },
              { key: 'used', label: t('usedBy'), numeric: true, cell: ({ items: count }) => count },
              {
                key: 'state',
                label: t('state'),
                cell: ({ repealedFrom, replacedBy }) =>
                  repealedFrom === null ? (
                    <Status tone="good">{t('stands')}</Status>
                  ) : (
                    <>
                      <Status tone="off">{t('repealed', { day: repealedFrom })}</Status>
                      {replacedBy !== null && ` ${t('replaced', { law: replacedBy })}`}
                    </>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Disclosure>
  )
}
