import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SECTIONS } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { standards } from '../client.ts'
import type { DraftView, Item } from '../client.ts'
import { ComparisonTables } from '../comparison-tables.tsx'
import { FindingsList } from '../findings-list.tsx'
import { isSaid } from '../reasoned-form.tsx'
import { reviewTexts } from './texts.ts'

interface ReviewPaperProps {
  readonly code: string
  readonly onDone: (sentence: string) => void
}

export function ReviewPaper({ code, onDone }: ReviewPaperProps) {
  const query = useQuery({
    queryKey: ['standard-under-review', code],
    queryFn: async () => {
      const [item, draft] = await Promise.all([
        standards.item({ params: { code } }),
        standards.draft({ params: { code } }),
      ])
      return { item, draft }
    },
  })
  return (
    <Loaded query={query} lines={8}>
      {({ item, draft }) => <Paper item={item} draft={draft} onDone={onDone} />}
    </Loaded>
  )
}

interface PaperProps {
  readonly item: Item
  readonly draft: DraftView
  readonly onDone: (sentence: string) => void
}

function Paper({ item, draft, onDone }: PaperProps) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const adopt = item.acts.find(({ act }) => act === 'AdoptDraft')
  const answers = item.draft?.answers ?? []
  const remarks = item.draft?.remarks ?? []
  return (
    <article className="stack">
      <h2>{inLanguage(item.name, language)}</h2>
      <p>
        <Link to="/desk/standards/$code/edit" params={{ code: item.code }}>
          {t('readDraft')}
        </Link>
      </p>
      {answers.length > 0 && (
        <Panel title={t('answers')} level={3}>
          <ol>
            {answers.map(({ remark, followed, position }) => (
              <li key={remark}>
                {remarks[remark]?.text}
                <br />
                <strong>{t(followed ? 'followed' : 'notFollowed')}</strong>　{position}
              </li>
            ))}
          </ol>
        </Panel>
      )}
      <Panel title={t('changes')} level={3}>
        {draft.base === 0 ? <p className="soft">{t('newOne')}</p> : <Changes code={item.code} base={draft.base} />}
      </Panel>
      <Panel title={t('findings')} level={3}>
        {draft.findings.length === 0 ? (
          <p className="soft">{t('noFindings')}</p>
        ) : (
          <FindingsList findings={draft.findings} />
        )}
      </Panel>
      {adopt?.allowed === true ? (
        <>
          <AdoptForm item={item} onDone={onDone} />
          <ReturnForm item={item} onDone={onDone} />
        </>
      ) : (
        adopt?.reason !== undefined && <Notice>{t('cannot', { reason: inLanguage(adopt.reason, language) })}</Notice>
      )}
    </article>
  )
}

function Changes({ code, base }: { readonly code: string; readonly base: number }) {
  const query = useQuery({
    queryKey: ['comparison', code, base, 'review'],
    queryFn: () => standards.compare({ params: { code }, query: { from: base } }),
  })
  return <Loaded query={query}>{(comparison) => <ComparisonTables comparison={comparison} />}</Loaded>
}

function AdoptForm({ item, onDone }: Omit<PaperProps, 'draft'>) {
  const t = useTexts(reviewTexts)
  const [day, setDay] = useState('')
  const [resolution, setResolution] = useState('')
  const [tried, setTried] = useState(false)
  const disagreed = item.draft?.answers.some(({ followed }) => !followed) === true
  const command = useCommand(standards.adoptDraft, () => onDone(t('doneAdopted', { day })))
  return (
    <form
      className="stack reading review-act"
      aria-label={t('adopt')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const digest = item.draft?.digest
        if (day === '' || digest === null || digest === undefined) return
        const body = { expectedVersion: item.lifeVersion, digest, effectiveFrom: day, resolution: resolution.trim() }
        command.mutate({ params: { code: item.code }, body })
      }}
    >
      <h3>{t('adopt')}</h3>
      <DayField
        label={t('effectiveFrom')}
        hint={t('effectiveHint')}
        error={tried && day === '' ? t('effectiveMissing') : undefined}
        value={day}
        onChange={setDay}
      />
      {disagreed && (
        <TextField
          label={t('resolution')}
          hint={t('resolutionHint')}
          value={resolution}
          maxLength={1000}
          onChange={setResolution}
        />
      )}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doAdopt')}
      </Button>
    </form>
  )
}

const EMPTY = { section: 'MATERIALS', text: '' }

function ReturnForm({ item, onDone }: Omit<PaperProps, 'draft'>) {
  const t = useTexts(reviewTexts)
  const { language } = useLanguage()
  const [remarks, setRemarks] = useState([EMPTY])
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.returnDraft, () => onDone(t('doneReturned')))
  const put = (index: number, change: Partial<typeof EMPTY>) =>
    setRemarks(remarks.map((each, i) => (i === index ? { ...each, ...change } : each)))
  const sections = Object.entries(SECTIONS).map(([value, name]) => ({ value, label: inLanguage(name, language) }))
  return (
    <Disclosure summary={t('return')}>
      <form
        className="stack reading review-act"
        aria-label={t('return')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (remarks.every(({ text }) => isSaid(text)))
            command.mutate({ params: { code: item.code }, body: { expectedVersion: item.lifeVersion, remarks } })
        }}
      >
        {remarks.map(({ section, text }, index) => (
          <div key={String(index)} className="review-remark">
            <OneOfField
              label={t('section')}
              value={section}
              options={sections}
              onChange={(value) =>
                put(index, {
                  section: value,
                })
              }
            />
            <TextField
              label={t('remark')}
              error={tried && !isSaid(text) ? t('remarkShort') : undefined}
              value={text}
              maxLength={500}
              onChange={(value) => put(index, { text: value })}
            />
          </div>
        ))}
        <Button kind="plain" onClick={() => setRemarks([...remarks, EMPTY])}>
          {t('addRemark')}
        </Button>
        <RefusalNotice error={command.error} />
        <Button kind="danger" type="submit" busy={command.isPending}>
          {t('doReturn')}
        </Button>
      </form>
    </Disclosure>
  )
}
