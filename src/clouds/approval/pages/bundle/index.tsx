import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { documentAddress } from '../case-progress/index.tsx'

type Bundle = Output<typeof api.myBundle>
type Step = Bundle['steps'][number]

const words = texts(
  {
    filed: '提交时间',
    progress: '进度',
    done: '{granted} / {all} 个事项已办好',
    papers: '材料',
    papersText: '上传 {files} 份，各事项共用 {uses} 次',
    allDone: '这件事全部办好了',
    allDoneText: '证照都在下面，可以下载、核验。',
    notBegun: '等前面的事项办好后自动申请',
    open: '办理中',
    granted: '已办好',
    failed: '未办成',
    blocked: '前面的事项没有办成，本事项不再自动申请；前面的问题解决后，可以单独申请',
    notFiled: '事项要求已经变化，没有自动申请，请单独申请',
    case: '办件 {number}',
    apply: '单独申请',
    contact: '有问题只找一个窗口：用任何一个办件号都能咨询。',
  },
  {
    filed: 'Submitted',
    progress: 'Progress',
    done: '{granted} of {all} granted',
    papers: 'Papers',
    papersText: '{files} uploaded, used {uses} times',
    allDone: 'Everything is done',
    allDoneText: 'All certificates are below, to download and verify.',
    notBegun: 'Filed by itself when the step before is granted',
    open: 'In progress',
    granted: 'Granted',
    failed: 'Not granted',
    blocked: 'A step before it failed, so this one is not filed by itself; you can apply for it alone later',
    notFiled: 'The requirements have changed, so it was not filed; please apply for it alone',
    case: 'Case {number}',
    apply: 'Apply for this alone',
    contact: 'One contact for the whole matter: ask with any of the case numbers.',
  },
)
const TONES: Readonly<Record<Step['standing'], Tone>> = {
  notBegun: 'off',
  open: 'wait',
  granted: 'good',
  failed: 'bad',
  blocked: 'warn',
  notFiled: 'warn',
}
const LOOK_AGAIN_MS = 5_000

/** One matter on one page: every case of it, in order, and all it brought. */
export default function BundlePage() {
  const { id } = useParams({ from: '/hall/account/my/bundles/$id' })
  const query = useQuery({
    queryKey: ['my-bundle', id],
    queryFn: () => approval.myBundle({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <Loaded query={query} lines={8}>
      {(bundle) => <Progress bundle={bundle} />}
    </Loaded>
  )
}

function Progress({ bundle: { name, filedAt, files, uses, steps } }: { readonly bundle: Bundle }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const title = inLanguage(name, language)
  usePageTitle(title)
  const granted = steps.filter(({ standing }) => standing === 'granted').length
  return (
    <div className="stack">
      <h1>{title}</h1>
      {granted === steps.length && (
        <Notice tone="good" title={t('allDone')}>
          <p>{t('allDoneText')}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: t('filed'), value: formatMoment(filedAt, language) },
          { label: t('progress'), value: t('done', { granted, all: steps.length }) },
          { label: t('papers'), value: t('papersText', { files, uses }) },
        ]}
      />
      <ol className="plain stack">
        {steps.map((step, i) => (
          <li key={step.item}>
            <StepPanel step={step} number={i + 1} />
          </li>
        ))}
      </ol>
      <p className="soft small">{t('contact')}</p>
    </div>
  )
}

function StepPanel({ step, number }: { readonly step: Step; readonly number: number }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { item, name, standing } = step
  return (
    <Panel title={`${String(number)}. ${inLanguage(name, language)}`}>
      <p>
        <Status tone={TONES[standing]}>{t(standing)}</Status>
      </p>
      {(standing === 'notFiled' || standing === 'blocked') && (
        <p>
          <Link to="/items/$code/apply" params={{ code: item }}>
            {t('apply')}
          </Link>
        </p>
      )}
      {step.case !== null && (
        <>
          <p>
            <Link to="/my/cases/$id" params={{ id: step.case.id }}>
              {t('case', { number: step.case.caseNumber })}
            </Link>
          </p>
          {standing === 'open' && <ClockChip clock={step.case.clock} />}
          {step.case.documents.length > 0 && (
            <ul>
              {step.case.documents.map(({ id, title }) => (
                <li key={id}>
                  <a href={documentAddress(id)} download>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  )
}
