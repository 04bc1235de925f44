import { useMutation } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/inspection/api'
import { hex, sha256, utf8 } from '#ledger/proof'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Failed } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { faultsOfDraw } from '../../domain/draw-algorithm.ts'
import { readDrawFile } from '../../draw-file.ts'
import { inspection } from '../client.ts'
import { resultTexts } from './texts.ts'

type Draw = Output<typeof api.draws>['items'][number]

export function Draws() {
  const t = useTexts(resultTexts)
  const list = usePages(['draws'], (from) => inspection.draws({ query: from }))
  return (
    <div className="stack">
      <Disclosure summary={t('how')}>
        <p>{t('howText')}</p>
      </Disclosure>
      <Pages list={list} none={t('noDraws')}>
        {(rows) => (
          <div>
            {rows.map((draw) => (
              <DrawCard key={draw.id} draw={draw} />
            ))}
          </div>
        )}
      </Pages>
    </div>
  )
}

const digest = (text: string) => hex(sha256(utf8(text)))
async function again(id: string) {
  const file = readDrawFile(await inspection.draw({ params: { id } }))
  if (file === undefined || file.made === null) throw new Error('Nothing was drawn yet')
  const labels = new Map(
    [...file.committed.pool.objects, ...file.committed.pool.inspectors].map((one) => [one.id, one.label]),
  )
  const named = (one: string) => labels.get(one) ?? one
  return {
    faults: faultsOfDraw(file.committed, file.made, digest),
    drawn: file.made.drawn.map(({ object, inspectors }) => `${named(object)} — ${inspectors.map(named).join('、')}`),
  }
}

/** 我来重算: the page does the whole draw again in the reader's own browser. */
function DrawCard({ draw }: { readonly draw: Draw }) {
  const t = useTexts(resultTexts)
  const { language } = useLanguage()
  const verify = useMutation({ mutationFn: () => again(draw.id) })
  const { organName: organ, objects, take, inspectors } = draw
  const faults = verify.data?.faults ?? []
  return (
    <article className="inspection-card stack-tight">
      <h2 className="h3">{draw.title}</h2>
      <p>
        <Status tone={draw.made ? 'good' : 'wait'}>{t(draw.made ? 'made' : 'pending')}</Status>{' '}
        <span className="soft small">{formatMoment(draw.committedAt, language)}</span>
      </p>
      <p>{t('drawLine', { organ, objects, take, inspectors })}</p>
      {draw.made && (
        <p className="row">
          <Button busy={verify.isPending} onClick={() => verify.mutate()}>
            {t('verify')}
          </Button>
          <a href={`/api/v1/inspection/draws/${draw.id}`} download={`draw-${draw.id}.json`}>
            {t('download')}
          </a>
        </p>
      )}
      {verify.error !== null && <Failed error={verify.error} />}
      {verify.data !== undefined && (
        <>
          <Notice tone={faults.length === 0 ? 'good' : 'bad'} announced>
            {faults.length === 0 ? t('right') : t('wrong', { faults: faults.map((fault) => t(fault)).join('；') })}
          </Notice>
          <h3>{t('drawnOnes')}</h3>
          <ul>
            {verify.data.drawn.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  )
}
