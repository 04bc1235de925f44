import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { useTexts } from '#web/i18n/index.ts'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import { PaperFiles } from './paper-files.tsx'
import { Act, useActForm } from './use-act.tsx'

const words = texts(
  {
    prepareLead: '由审批局代申请人整理并报送。准备好以后，用「启动特别程序 · 报上级机关」按发文文号报出。',
    authority: '报送的上级机关',
    summary: '请示内容',
    papers: '请示及附件',
    papersMissing: '请上传请示等材料',
    doPrepare: '登记报批材料',
    chaseLead: '已催办 {count} 次。催办函的文号和日期，申请人可以看到。',
    letter: '催办函文号',
    text: '催办内容',
    doChase: '登记催办',
  },
  {
    prepareLead:
      'The bureau prepares and sends it for the applicant. When it is ready, send it out under its number with “Start a special procedure”.',
    authority: 'Higher authority',
    summary: 'What is asked of it',
    papers: 'Submission and enclosures',
    papersMissing: 'Upload the papers of the submission',
    doPrepare: 'Record the submission as prepared',
    chaseLead: 'Asked {count} time(s) so far. The applicant sees number and date of each letter.',
    letter: 'Number of the letter',
    text: 'What it says',
    doChase: 'Record the letter',
  },
)

interface Preparation {
  readonly authority: string
  readonly summary: string
  readonly papers: readonly Uploaded[]
}

/** 报上级审批 (WF-31): put together here, before it goes out under a document number. */
export function PrepareUpperLevelForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const begun: Preparation = { authority: file.handling?.preparedFor ?? '', summary: '', papers: [] }
  const form = useActForm(approval.prepareUpperLevel, begun, {
    faults: ({ authority, summary, papers }, rules) => ({
      authority: rules.filled(authority),
      summary: rules.written(summary),
      papers: papers.length === 0 ? t('papersMissing') : undefined,
    }),
    body: ({ authority, summary, papers }, expectedVersion) => ({
      ...{ expectedVersion, authority: authority.trim(), summary: summary.trim() },
      papers: papers.map(({ sha256 }) => ({ sha256 })),
    }),
  })
  return (
    <Act name="prepareUpperLevel" {...form.act} lead={t('prepareLead')} button={t('doPrepare')}>
      <LineField {...form.field('authority')} label={t('authority')} maxLength={200} />
      <TextField {...form.field('summary')} label={t('summary')} maxLength={2000} />
      <PaperFiles {...form.papers('papers')} label={t('papers')} />
    </Act>
  )
}

/** 催办: the letter to the higher authority, by number and date. */
export function ChaseUpperLevelForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const running = file.handling?.procedures.find(({ upper, conclusion }) => upper !== null && conclusion === null)
  const form = useActForm(
    approval.chaseUpperLevel,
    { letter: '', text: '' },
    {
      faults: ({ letter, text }, rules) => ({ letter: rules.filled(letter), text: rules.written(text) }),
      body: ({ letter, text }, expectedVersion) => ({
        ...{ expectedVersion, procedure: running?.id ?? '' },
        ...{ letter: letter.trim(), text: text.trim() },
      }),
    },
  )
  const lead = t('chaseLead', { count: running?.upper?.letters.length ?? 0 })
  return (
    <Act name="chaseUpperLevel" {...form.act} lead={lead} button={t('doChase')}>
      <LineField {...form.field('letter')} label={t('letter')} maxLength={200} />
      <TextField {...form.field('text')} label={t('text')} maxLength={2000} />
    </Act>
  )
}
