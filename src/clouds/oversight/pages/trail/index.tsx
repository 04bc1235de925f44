import { useState } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { ClockChip, ClockExplanation } from '#web/ui/clock-chip.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { CardView } from '../card-view.tsx'
import { Notes } from '../notes.tsx'
import { oversight } from '../client.ts'
import type { Trail } from '../client.ts'
import { bySeverity } from '../severity.ts'
import { TrailLine } from './trail-line.tsx'
import { Conformity, Looks } from './conformity.tsx'
import { trailTexts } from './texts.ts'
import { verifyActs } from './verify-acts.ts'
import './trail.css'

const LOOK_AGAIN_MS = 5_000

export default function TrailPage() {
  const t = useTexts(trailTexts)
  usePageTitle(t('title'))
  const { case: id } = useParams({ from: '/desk/oversight/$case' })
  const query = useQuery({
    queryKey: ['trail', id],
    queryFn: () => oversight.trail({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <div className="stack">
      <p>
        <Link to="/desk/oversight">{t('back')}</Link>
      </p>
      <Loaded query={query} lines={12}>
        {(trail) => <TrailPaper trail={trail} />}
      </Loaded>
    </div>
  )
}

/** One vertical line of everything that was done to a case; the checkpoint that holds it stands beside it. */
function TrailPaper({ trail }: { readonly trail: Trail }) {
  const t = useTexts(trailTexts)
  const [results, setResults] = useState<ReadonlyMap<number, boolean>>(new Map())
  return (
    <>
      <header className="stack-tight">
        <h1>{trail.itemName}</h1>
        <p className="row soft">
          <CopyText text={trail.caseNumber} label={trail.caseNumber} /> {trail.organ}
        </p>
        <p>
          <ClockChip clock={trail.clock} />
        </p>
        <ClockExplanation clock={trail.clock} />
        <p>
          <Link to="/desk/evidence" search={{ case: trail.caseId, number: trail.caseNumber }}>
            {t('takeEvidence')}
          </Link>
        </p>
      </header>
      <div className="trail-panes">
        <section aria-labelledby="trail-acts">
          <h2 id="trail-acts">{t('acts', { count: trail.acts.length })}</h2>
          <ol className="plain trail">
            {trail.acts.map((act) => (
              <TrailLine
                key={act.leafHash}
                act={act}
                size={trail.checkpoint.size}
                result={act.leafIndex === null ? undefined : results.get(act.leafIndex)}
              />
            ))}
          </ol>
        </section>
        <div className="stack">
          <CheckpointPane trail={trail} results={results} onResults={setResults} />
          <Conformity trail={trail} />
          <Looks trail={trail} />
          <Notes about={{ caseId: trail.caseId }} />
          <section aria-labelledby="trail-cards" className="stack-tight">
            <h2 id="trail-cards">{t('cards')}</h2>
            {trail.cards.length === 0 && <p className="soft">{t('noCards')}</p>}
            {trail.cards.toSorted(bySeverity).map((card) => (
              <CardView key={card.id} card={card} caseLink={<code>{card.caseNumber}</code>} />
            ))}
          </section>
        </div>
      </div>
    </>
  )
}

interface CheckpointPaneProps {
  readonly trail: Trail
  readonly results: ReadonlyMap<number, boolean>
  readonly onResults: (results: ReadonlyMap<number, boolean>) => void
}

function CheckpointPane({ trail, results, onResults }: CheckpointPaneProps) {
  const t = useTexts(trailTexts)
  const { checkpoint, acts } = trail
  const check = useMutation({ mutationFn: () => verifyActs(acts, checkpoint), onSuccess: onResults })
  const failed = [...results.values()].filter((agrees) => !agrees).length
  return (
    <section aria-labelledby="trail-checkpoint" className="stack-tight">
      <h2 id="trail-checkpoint">{t('checkpoint')}</h2>
      <p>
        {t('checkpointText', { size: checkpoint.size })}
        <br />
        <code className="trail-root">{checkpoint.root}</code>
      </p>
      <p>
        <a href="/api/v1/ledger/checkpoint">{t('checkpointNote')}</a>
      </p>
      <Button busy={check.isPending} onClick={() => check.mutate()}>
        {t(check.isPending ? 'verifying' : 'verifyAll')}
      </Button>
      <RefusalNotice error={check.error} />
      {check.isSuccess && results.size === 0 && <Notice announced>{t('nothingToVerify')}</Notice>}
      {results.size > 0 && (
        <Notice tone={failed === 0 ? 'good' : 'bad'} announced>
          {failed === 0 ? t('allVerified', { count: results.size }) : t('someNot', { count: failed })}
        </Notice>
      )}
    </section>
  )
}
