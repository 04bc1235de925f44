import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { problemStatus } from '#web/api/problem-text.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { focusControl, Notice } from '#web/ui/notice.tsx'
import { CaseFlow } from '../case-flow.tsx'
import { CaseHead, CaseTimeline } from '../case-progress/index.tsx'
import { WaitingList } from '../case-progress/waiting-list.tsx'
import { progressTexts } from './texts.ts'

const CODE_LENGTH = 20
const NOT_FOUND = 404
/** People copy codes with their hyphens, blanks and small letters. */
const lettersOf = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()

export default function ProgressPage() {
  const t = useTexts(progressTexts)
  usePageTitle(t('title'))
  const { code } = useSearch({ from: '/hall/progress' })
  return code === undefined ? <CodeForm /> : <CaseOfCode code={code} />
}

function CodeForm({ notFound = '' }: { readonly notFound?: string }) {
  const t = useTexts(progressTexts)
  const session = useSession()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(notFound)
  const [error, setError] = useState(notFound === '' ? undefined : t('notFound'))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const { length } = lettersOf(typed)
    if (length === CODE_LENGTH) {
      void navigate({ to: '/progress', search: { code: typed.trim() } })
      return
    }
    setError(length === 0 ? t('needCode') : t('badCode', { count: length }))
    focusControl('tracking-code')
  }
  return (
    <form className="stack reading" onSubmit={submit} noValidate>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <LineField
        id="tracking-code"
        label={t('code')}
        hint={t('codeHint')}
        error={error}
        className="mono"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={typed}
        onChange={setTyped}
      />
      <div className="row">
        <Button kind="primary" type="submit">
          {t('go')}
        </Button>
        {session?.kind !== 'applicant' && <Link to="/my">{t('signIn')}</Link>}
      </div>
    </form>
  )
}

function CaseOfCode({ code }: { readonly code: string }) {
  const t = useTexts(progressTexts)
  const query = useQuery({
    queryKey: ['track', code],
    queryFn: () => approval.track({ params: { trackingCode: code } }),
  })
  // A mistyped code is the common mistake: it is mended where it was typed.
  if (problemStatus(query.error) === NOT_FOUND) return <CodeForm notFound={code} />
  return (
    <div className="stack">
      <Loaded query={query}>{(progress) => <ProgressBody progress={progress} />}</Loaded>
      <p className="screen-only">
        <Link to="/progress" search={{}}>
          {t('another')}
        </Link>
      </p>
    </div>
  )
}

function ProgressBody({ progress }: { readonly progress: Output<typeof api.track> }) {
  const t = useTexts(progressTexts)
  return (
    <>
      <CaseHead progress={progress} />
      {progress.stage === 'awaitingCorrection' && (
        <Notice tone="warn" title={t('defects')}>
          <p>
            {t('defectsText')} <Link to="/my">{t('signIn')}</Link>
          </p>
        </Notice>
      )}
      <WaitingList waits={progress.waits} />
      <CaseTimeline progress={progress} downloads={false} />
      <CaseFlow itemCode={progress.itemCode} itemVersion={progress.itemVersion} progress={progress} />
    </>
  )
}
