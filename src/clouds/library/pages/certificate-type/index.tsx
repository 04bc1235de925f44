import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { library } from '../client.ts'
import type { TypeContent, TypeView } from '../client.ts'
import { typeTexts } from '../type-texts.ts'
import { Preview } from './preview.tsx'
import { TypeEditor } from './type-editor.tsx'

/** One type: what is in force, the draft beside it, and its earlier versions. */
export default function CertificateTypePage() {
  const t = useTexts(typeTexts)
  usePageTitle(t('type'))
  const { code } = useParams({ from: '/desk/certificate-types/$code' })
  const query = useQuery({ queryKey: ['certificate-type', code], queryFn: () => library.type({ params: { code } }) })
  const [said, setSaid] = useState('')
  return (
    <div className="stack">
      <p>
        <Link to="/desk/certificate-types">{t('back')}</Link>
      </p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>{(type) => <Type key={type.version} type={type} onDone={setSaid} />}</Loaded>
    </div>
  )
}

interface TypeProps {
  readonly type: TypeView
  readonly onDone: (sentence: string) => void
}

function Type({ type, onDone }: TypeProps) {
  const t = useTexts(typeTexts)
  const { language } = useLanguage()
  const session = useSession()
  const content = type.inForce?.content ?? type.draft
  if (content === null) return null
  return (
    <>
      <h1>{inLanguage(content.name, language)}</h1>
      <p>
        <code>{type.code}</code> {type.inForce === null ? t('notYet') : t('version', { number: type.inForce.number })}
      </p>
      {type.draft !== null && <Draft type={type} draft={type.draft} onDone={onDone} />}
      <Panel title={t('inForce')}>
        <Content content={content} organs={type.organs} />
        <Preview content={content} />
      </Panel>
      {sessionMay(session, 'library.draftType') && (
        <Disclosure summary={t('edit')}>
          <TypeEditor type={type} start={type.draft ?? content} onDone={onDone} />
        </Disclosure>
      )}
      <Panel title={t('versions')}>
        <ol className="plain stack-tight">
          {type.versions.map(({ number, publishedAt, publishedBy }) => (
            <li key={number}>
              {t('version', { number })} {formatDate(publishedAt, language)} <span className="soft">{publishedBy}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}

function Content({ content, organs }: { readonly content: TypeContent; readonly organs: TypeView['organs'] }) {
  const t = useTexts(typeTexts)
  const { language } = useLanguage()
  const named = (id: string) => organs.find((organ) => organ.id === id)?.name ?? id
  const { validity, fields, sharing } = content
  const years = validity.kind === 'YEARS' ? ` ${String(validity.years)}` : ''
  const rules = sharing.map(({ organ, purposes, dailyMax, fields: shared }) =>
    t('sharingLine', {
      organ: organ === null ? t('everyOrgan') : named(organ),
      purposes: purposes.join('、'),
      dailyMax,
      fields: shared.length,
    }),
  )
  return (
    <Facts
      facts={[
        { label: t('holderKind'), value: t(content.holderKind) },
        { label: t('organs'), value: content.organs.map(named).join('、') },
        { label: t('validity'), value: `${t(validity.kind)}${years}` },
        {
          label: t('fields'),
          value:
            fields.length === 0 ? t('noFields') : fields.map(({ label }) => inLanguage(label, language)).join('、'),
        },
        { label: t('sharing'), value: rules.length === 0 ? t('noSharing') : rules.join('；') },
        { label: t('template'), value: t(content.template === null ? 'house' : 'own') },
      ]}
    />
  )
}

function Draft({ type, draft, onDone }: TypeProps & { readonly draft: TypeContent }) {
  const t = useTexts(typeTexts)
  const session = useSession()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const done = (sentence: string) => () => {
    onDone(sentence)
    void queries.invalidateQueries({ queryKey: ['certificate-type', type.code] })
  }
  const publish = useCommand(library.publishType, done(t('published')))
  const giveBack = useCommand(library.returnType, done(t('gaveBack')))
  const params = { code: type.code }
  const expectedVersion = type.version
  return (
    <Panel title={t('draft', { number: type.number, by: type.draftBy ?? '—' })}>
      <p>{type.note}</p>
      <Content content={draft} organs={type.organs} />
      <Preview content={draft} />
      {sessionMay(session, 'library.publishType') && (
        <div className="stack reading">
          <RefusalNotice error={publish.error ?? giveBack.error} />
          <p>
            <Button
              kind="primary"
              busy={publish.isPending}
              onClick={() => publish.mutate({ params, body: { expectedVersion } })}
            >
              {t('publish')}
            </Button>
          </p>
          <LineField label={t('reason')} maxLength={500} value={reason} onChange={setReason} />
          <p>
            <Button
              busy={giveBack.isPending}
              disabled={reason.trim().length < 2}
              onClick={() => giveBack.mutate({ params, body: { expectedVersion, reason: reason.trim() } })}
            >
              {t('giveBack')}
            </Button>
          </p>
        </div>
      )}
    </Panel>
  )
}
