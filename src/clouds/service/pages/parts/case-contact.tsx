import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { service } from '../client.ts'
import { WindowLine } from './point-card.tsx'

const words = texts(
  {
    title: '有事只找一处',
    lead: '这件事从头到尾由同一处负责答复，您不用找别的科室。',
    person: '首问负责人',
    nobody: '由工作人员经手后在此显示姓名；现在请找下面的窗口。',
    place: '窗口',
    phone: '电话',
    ask: '网上留言',
  },
  {
    title: 'One place to ask',
    lead: 'One place answers for this case from beginning to end; you need no other office.',
    person: 'Your contact',
    nobody: 'A name stands here once an officer has dealt with it; until then ask at the window below.',
    place: 'Window',
    phone: 'Telephone',
    ask: 'Write to us',
  },
)

interface CaseContactProps {
  readonly itemCode: string
  /** Who dealt with the application first; null while nobody has. */
  readonly person: string | null
}

/** 首问责任: the window that takes the item in, its telephone, and the one person who answers. */
export function CaseContact({ itemCode, person }: CaseContactProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['places', itemCode],
    queryFn: () => service.places({ params: { code: itemCode } }),
  })
  const place = query.data?.places[0]
  const [window] = place?.windows ?? []
  return (
    <Panel title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <Facts
        facts={[
          { label: t('person'), value: person ?? t('nobody') },
          ...(place === undefined
            ? []
            : [
                {
                  label: t('place'),
                  value: (
                    <>
                      <div>{inLanguage(place.point.name, language)}</div>
                      {window !== undefined && <WindowLine window={window} />}
                      <div className="small soft">{inLanguage(place.point.address, language)}</div>
                    </>
                  ),
                },
                { label: t('phone'), value: <a href={`tel:${place.point.phone}`}>{place.point.phone}</a> },
              ]),
        ]}
      />
      <p>
        <Link to="/ask" search={{ item: itemCode }}>
          {t('ask')}
        </Link>
      </p>
    </Panel>
  )
}
