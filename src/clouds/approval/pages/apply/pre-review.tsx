import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import type { Draft, DraftStore } from './draft-store.ts'

const words = texts(
  {
    title: '不确定材料对不对？可以先网上预审',
    lead: '窗口人员先看一遍您的草稿，一次说清哪些要改。预审不是受理，不计办理期限；您也可以不预审，直接提交。每份草稿可以预审一次。',
    ask: '申请网上预审',
    nothing: '请先上传材料，再申请预审。',
    waitingTitle: '网上预审中（{number}）',
    waiting: '{date} 申请。意见出来后会在「消息」里通知您。期间可以继续修改，也可以直接提交正式申请。',
    READY: '预审意见：可以提交',
    MEND: '预审意见：修改后提交',
    given: '{number}，{date} 出具。预审不是受理，提交以后才开始计算期限。',
    inOrder: '符合要求',
    kept: '没有改动的材料，受理时不会另行要求；如有不同处理，审批局须说明理由。',
  },
  {
    title: 'Not sure your documents are right? Have them looked at first',
    lead: 'An officer looks through your draft and says once what is to be mended. This is no acceptance and no time limit runs; you may also file at once. Each draft can be looked at once.',
    ask: 'Ask for a pre-review',
    nothing: 'Upload your documents first.',
    waitingTitle: 'Being looked at ({number})',
    waiting: 'Asked on {date}. You will find the answer under “Messages”. You may go on writing, or file at once.',
    READY: 'Pre-review: ready to file',
    MEND: 'Pre-review: mend, then file',
    given: '{number}, given on {date}. This is no acceptance; time runs only after you file.',
    inOrder: 'in order',
    kept: 'What you leave unchanged will not be asked for again unless the bureau gives its reason.',
  },
)

const queryOf = (draft: string) => ({
  queryKey: ['pre-review', draft],
  queryFn: () => approval.ownPreReview({ params: { id: draft } }),
})
/** A package is many items at once, each looked at by its own window: it is filed without a pre-review. */
const isOffered = ({ itemCode }: Draft) => !itemCode.startsWith('PKG-')

/** What was said about this draft, on every step, so that it is at hand while mending. */
export function PreReviewAnswer({ draft }: { readonly draft: Draft }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { data } = useQuery({ ...queryOf(draft.id), enabled: isOffered(draft) })
  const seen = data?.preReview
  if (seen === undefined || seen === null) return null
  const { number, opinion, askedAt, materials } = seen
  if (opinion === null) {
    return (
      <Notice title={t('waitingTitle', { number })}>
        <p>{t('waiting', { date: formatDate(askedAt, language) })}</p>
      </Notice>
    )
  }
  const nameOf = (id: string) => materials.find(({ material }) => material === id)?.name ?? { zh: id }
  const colon = language === 'zh' ? '：' : ': '
  return (
    <Notice tone={opinion.conclusion === 'READY' ? 'good' : 'warn'} title={t(opinion.conclusion)}>
      <div className="stack-tight">
        <p>{opinion.opinion}</p>
        <ul>
          {opinion.remarks.map(({ material, inOrder, note }) => (
            <li key={material}>
              {inLanguage(nameOf(material), language)}
              {colon}
              {inOrder ? t('inOrder') : note}
            </li>
          ))}
        </ul>
        <p className="small">{t('given', { number, date: formatDate(opinion.givenOn, language) })}</p>
        <p className="small">{t('kept')}</p>
      </div>
    </Notice>
  )
}

interface OfferProps {
  readonly draft: Draft
  readonly store: DraftStore
}

/** 网上预审: offered where everything is looked through once more, below nothing that is needed. */
export function PreReviewOffer({ draft, store }: OfferProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { data } = useQuery({ ...queryOf(draft.id), enabled: isOffered(draft) })
  const ask = useMutation({
    mutationFn: async () => {
      if (!(await store.flush()))
        throw store.state().error instanceof Error ? store.state().error : new TypeError('not saved')
      return approval.askPreReview({ params: { id: draft.id }, body: { revision: store.state().revision } })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['pre-review', draft.id] })
      window.scrollTo({ top: 0 })
    },
  })
  if (data?.preReview !== null) return null
  const empty = store.state().content.materials.length === 0
  return (
    <Panel title={t('title')} level={3}>
      <div className="stack-tight">
        <p>{t('lead')}</p>
        {empty && <p className="soft">{t('nothing')}</p>}
        {ask.error !== null && (
          <Notice tone="bad" announced>
            {problemText(ask.error, language)}
          </Notice>
        )}
        <div>
          <Button disabled={empty} busy={ask.isPending} onClick={() => ask.mutate()}>
            {t('ask')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
