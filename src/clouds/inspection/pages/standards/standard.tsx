import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { METHODS } from '../../domain/codes.ts'
import { principlesOf } from '../../domain/standard.ts'
import { inspection } from '../client.ts'
import type { StandardView } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { Checklist } from './checklist.tsx'
import { FlowFields, NumberField, RuleFields, ShareFields } from './fields.tsx'
import { standardTexts } from './texts.ts'
import '../inspection.css'

export default function StandardPage() {
  const t = useTexts(standardTexts)
  const { code } = useParams({ from: '/desk/supervision-standards/$code' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const key = ['supervision-standard', code]
  const query = useQuery({ queryKey: key, queryFn: () => inspection.standard({ params: { code } }) })
  usePageTitle(query.data?.itemName ?? t('title'))
  return (
    <div className="stack reading inspection-page">
      <p>
        <Link to="/desk/supervision-standards">{t('back')}</Link>
      </p>
      <Loaded query={query}>
        {(standard) => (
          <>
            <h1>{standard.itemName}</h1>
            <p className="soft">
              {t('organs', { deciding: standard.decidingOrgan, supervising: standard.supervisingOrgan })} ·{' '}
              {standard.number === 0 ? t('derived') : t('version', { number: standard.number })}
            </p>
            <DoneNotice sentence={said} />
            <Editor
              key={standard.number}
              standard={standard}
              onDone={(next) => {
                queries.setQueryData(key, next)
                void queries.invalidateQueries({ queryKey: ['supervision-standards'] })
                setSaid(t('adopted'))
              }}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

interface EditorProps {
  readonly standard: StandardView
  readonly onDone: (next: StandardView) => void
}
function Editor({ standard, onDone }: EditorProps) {
  const t = useTexts(standardTexts)
  const word = useTexts(wordTexts)
  const [content, setContent] = useState(standard.content)
  const command = useCommand(inspection.adoptStandard, onDone)
  const put = (changes: Partial<typeof content>) => setContent({ ...content, ...changes })
  const { burden } = content
  const organs = { supervising: 'supervising', deciding: standard.sameOrgan ? 'supervising' : 'deciding' }
  const principles = principlesOf(content, organs)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ params: { code: standard.itemCode }, body: { expected: standard.number, content } })
      }}
    >
      <Panel title={t('principles')}>
        <ul className="plain">
          {principles.map(({ principle, kept, points }) => (
            <li key={principle}>
              <Status tone={kept ? 'good' : 'bad'}>{t(principle)}</Status>{' '}
              {points.length > 0 && t('missing', { points: points.join('、') })}
            </li>
          ))}
        </ul>
      </Panel>
      <LineField
        label={t('object')}
        maxLength={300}
        value={content.object.zh}
        onChange={(value) => put({ object: { ...content.object, zh: value } })}
      />
      <CheckboxGroup
        name="methods"
        legend={t('methods')}
        values={content.methods}
        options={METHODS.map((value) => ({ value, label: word(value) }))}
        onChange={(picked) => put({ methods: METHODS.filter((one) => picked.includes(one)) })}
      />
      <Checklist points={content.checklist} onChange={(checklist) => put({ checklist })} />
      <ShareFields share={content.share} onChange={(share) => put({ share })} />
      <FlowFields flow={content.flow} onChange={(flow) => put({ flow })} />
      <RuleFields rules={content.riskRules} onChange={(riskRules) => put({ riskRules })} />
      <NumberField
        label={t('burdenHours')}
        value={burden.hours}
        max={200}
        onChange={(hours) => put({ burden: { ...burden, hours } })}
      />
      <TextField
        label={t('burdenText')}
        rows={2}
        maxLength={500}
        value={burden.text}
        onChange={(value) => put({ burden: { ...burden, text: value } })}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('adopt')}
        </Button>
      </p>
    </form>
  )
}
