import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import { evaluationTexts } from './texts.ts'
import '../paper.css'

/** Evaluators see every organ; an organ sees what is said of it. */
export default function EvaluationsPage() {
  const t = useTexts(evaluationTexts)
  usePageTitle(t('title'))
  const works = sessionMay(useSession(), 'evaluation.work')
  const query = useQuery({ queryKey: ['evaluations'], queryFn: () => oversight.evaluations({}) })
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query} lines={6}>
        {({ items, organs }) => (
          <>
            {works && (
              <Panel title={t('open')}>
                <Open organs={organs} />
              </Panel>
            )}
            {items.length === 0 && <p className="soft">{t('none')}</p>}
            {items.map(({ id, organ, from, to, phase, grade, open: count }) => (
              <article key={id} className="paper stack-tight">
                <p className="row">
                  <Link to="/desk/evaluations/$evaluation" params={{ evaluation: id }}>
                    {organ}
                  </Link>
                  <Status tone={phase === 'CLOSED' ? 'good' : 'wait'}>{t(phase)}</Status>
                  {grade !== null && <span>{t(grade)}</span>}
                </p>
                <p className="soft small">
                  {t('period', { from, to })}
                  {count > 0 && ` · ${t('openDemands', { count })}`}
                </p>
              </article>
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Open({ organs }: { readonly organs: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useTexts(evaluationTexts)
  const navigate = useNavigate()
  const command = useCommand(
    oversight.openEvaluation,
    ({ id }) => void navigate({ to: '/desk/evaluations/$evaluation', params: { evaluation: id } }),
  )
  return (
    <WrittenForm
      fields={[
        { name: 'organ', label: t('organ'), options: organs.map(({ id, name }) => ({ value: id, label: name })) },
        { name: 'from', label: t('from'), kind: 'date' },
        { name: 'to', label: t('to'), kind: 'date' },
      ]}
      action={t('doOpen')}
      busy={command.isPending}
      error={command.error}
      onSend={({ organ = '', from = '', to = '' }) => command.mutate({ body: { organ, from, to } })}
    />
  )
}
