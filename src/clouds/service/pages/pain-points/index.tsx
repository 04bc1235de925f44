import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { service } from '../client.ts'
import type { PublishedRequest } from '../client.ts'
import { AdoptionView, ResolutionView } from '../parts/answer-view.tsx'
import { requestWords } from '../parts/request-words.ts'
import './pain-points.css'

const words = texts(
  {
    title: '群众办事百项堵点疏解行动',
    lead: '您反映一个堵点，我们指定责任单位、限期解决，并公布解决前后的对比。',
    report: '反映堵点',
    suggest: '提建议',
    counts: '收到 {filed} 件，办结 {answered} 件，公开 {published} 件，超期未办 {overdue} 件',
    tab: '公开的诉求',
    none: '还没有公开的内容',
    dates: '{filed}反映，{answered}答复',
    ENQUIRY: '咨询',
    COMPLAINT: '投诉',
    SUGGESTION: '建言献策',
    PAIN_POINT: '堵点',
    REPORT: '举报结果',
  },
  {
    title: 'Pain points and what became of them',
    lead: 'You report where people get stuck; somebody is made responsible, solves it in time, and before and after are published.',
    report: 'Report a pain point',
    suggest: 'Make a suggestion',
    counts: '{filed} received, {answered} closed, {published} published, {overdue} overdue',
    tab: 'Published',
    none: 'Nothing published yet',
    dates: 'Reported {filed}, answered {answered}',
    ENQUIRY: 'Enquiries',
    COMPLAINT: 'Complaints',
    SUGGESTION: 'Suggestions',
    PAIN_POINT: 'Pain points',
    REPORT: 'Reports',
  },
)
const ORDER = ['PAIN_POINT', 'SUGGESTION', 'COMPLAINT', 'ENQUIRY', 'REPORT'] as const

export default function PainPointsPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  const { kind: chosen } = useSearch({ from: '/hall/pain-points' })
  const navigate = useNavigate({ from: '/pain-points' })
  const kind = ORDER.find((known) => known === chosen) ?? 'PAIN_POINT'
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="reading">{t('lead')}</p>
      <p className="row">
        <Link to="/ask" search={{ kind: 'PAIN_POINT' }} className={buttonClass('primary')}>
          {t('report')}
        </Link>
        <Link to="/ask" search={{ kind: 'SUGGESTION' }} className={buttonClass('secondary')}>
          {t('suggest')}
        </Link>
      </p>
      <Tabs
        label={t('tab')}
        tabs={ORDER.map((key) => ({ key, label: t(key) }))}
        current={kind}
        onChange={(key) => void navigate({ to: '/pain-points', search: key === 'PAIN_POINT' ? {} : { kind: key } })}
      >
        <Published kind={kind} />
      </Tabs>
    </div>
  )
}

function Published({ kind }: { readonly kind: PublishedRequest['kind'] }) {
  const t = useTexts(words)
  const list = usePages(['published-requests', kind], (from) => service.publishedRequests({ query: { kind, ...from } }))
  return (
    <>
      {list.first !== undefined && (
        <p className="soft" role="status">
          {t('counts', list.first.counts)}
        </p>
      )}
      <Pages list={list} none={t('none')} lines={6}>
        {(items) => (
          <ul className="plain">
            {items.map((one) => (
              <li key={one.id}>
                <Story story={one} />
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </>
  )
}

function Story({ story }: { readonly story: PublishedRequest }) {
  const t = useTexts(words)
  const w = useTexts(requestWords)
  const { language } = useLanguage()
  return (
    <article className="pain-point stack-tight">
      <h2>{story.question}</h2>
      <p className="answer-text">
        <strong>{w('answered')}</strong> {story.answer}
      </p>
      {story.resolution !== null && <ResolutionView resolution={story.resolution} />}
      {story.adoption !== null && <AdoptionView adoption={story.adoption} />}
      <p className="soft small">
        {story.organ !== null && `${inLanguage(story.organ.name, language)} · `}
        {t('dates', { filed: formatDate(story.filedOn, language), answered: formatDate(story.answeredOn, language) })}
        {story.item !== null && (
          <>
            {' · '}
            <Link to="/items/$code" params={{ code: story.item.code }}>
              {inLanguage(story.item.name, language)}
            </Link>
          </>
        )}
      </p>
    </article>
  )
}
