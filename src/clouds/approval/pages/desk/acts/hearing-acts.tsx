import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import { ColleagueField } from './fields.tsx'
import { named, Parties } from './parties.tsx'
import type { Party } from './parties.tsx'
import { Act, useActForm } from './use-act.tsx'

const words = texts(
  {
    tellLead:
      '将书面告知申请人、利害关系人：自被告知之日起五个工作日内可以申请听证（行政许可法第四十七条）。期限届满前不作决定。',
    parties: '告知的人',
    partiesMissing: '请写明告知的人',
    doTell: '发出告知',
    requestLead: '登记利害关系人在窗口提出的听证申请。须在二十日内组织听证。',
    party: '申请人姓名（名称）',
    doRequest: '登记',
    announceLead: '举行听证七日前通知申请人、利害关系人，必要时公告（行政许可法第四十八条）。',
    heldOn: '举行日期',
    place: '地点',
    presider: '主持人',
    presiderHint: '审查本件的工作人员不能主持',
    publicity: '是否公开',
    public: '公开举行',
    closed: '不公开（涉及国家秘密、商业秘密或个人隐私）',
    doAnnounce: '发出听证通知',
  },
  {
    tellLead:
      'The applicant and affected persons are told in writing: they may ask for a hearing within five working days (Administrative Licensing Law, article 47). Nothing is decided before that.',
    parties: 'Who is told',
    partiesMissing: 'Say who is told',
    doTell: 'Send the notice',
    requestLead: 'Records what an affected person asked for at the window. The hearing is held within twenty days.',
    party: 'Who asks',
    doRequest: 'Record',
    announceLead:
      'Everybody is told seven days before, by public notice where needed (Administrative Licensing Law, article 48).',
    heldOn: 'Held on',
    place: 'Place',
    presider: 'Presider',
    presiderHint: 'Nobody who examined the case may preside',
    publicity: 'Public or not',
    public: 'In public',
    closed: 'Not in public (state or business secrets, privacy)',
    doAnnounce: 'Announce the hearing',
  },
)

export function HearingRightForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const first: readonly Party[] = [{ role: 'APPLICANT', name: file.applicant.name }]
  const form = useActForm(
    approval.tellHearingRight,
    { parties: first },
    {
      faults: ({ parties }) => ({ parties: named(parties).length === 0 ? t('partiesMissing') : undefined }),
      body: ({ parties }, expectedVersion) => ({ expectedVersion, parties: named(parties) }),
    },
  )
  return (
    <Act name="tellHearingRight" {...form.act} lead={t('tellLead')} button={t('doTell')}>
      <Parties {...form.field('parties')} legend={t('parties')} />
    </Act>
  )
}

export function HearingRequestForm() {
  const t = useTexts(words)
  const form = useActForm(
    approval.recordHearingRequest,
    { party: '' },
    {
      faults: ({ party }, rules) => ({ party: rules.filled(party) }),
      body: ({ party }, expectedVersion) => ({ expectedVersion, party: party.trim() }),
    },
  )
  return (
    <Act name="recordHearingRequest" {...form.act} lead={t('requestLead')} button={t('doRequest')}>
      <LineField {...form.field('party')} label={t('party')} maxLength={200} />
    </Act>
  )
}

const PUBLICITY = ['public', 'closed'] as const
interface Announcement {
  readonly heldOn: string
  readonly place: string
  readonly presider: string
  readonly publicity: (typeof PUBLICITY)[number]
}
const NOT_ANNOUNCED: Announcement = { heldOn: '', place: '', presider: '', publicity: 'public' }

export function HearingNoticeForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const hearing = file.handling?.procedures.find(({ kind, conclusion }) => kind === 'HEARING' && conclusion === null)
  const form = useActForm(approval.announceHearing, NOT_ANNOUNCED, {
    faults: ({ heldOn, place, presider }, rules) => ({
      heldOn: rules.filled(heldOn),
      place: rules.filled(place),
      presider: rules.chosen(presider),
    }),
    body: ({ heldOn, place, presider, publicity }, expectedVersion) => ({
      ...{ expectedVersion, procedure: hearing?.id ?? '' },
      ...{ heldOn, place: place.trim(), presider, public: publicity === 'public' },
    }),
  })
  return (
    <Act name="announceHearing" {...form.act} lead={t('announceLead')} button={t('doAnnounce')}>
      <DayField {...form.field('heldOn')} label={t('heldOn')} />
      <LineField {...form.field('place')} label={t('place')} maxLength={200} />
      <ColleagueField {...form.field('presider')} label={t('presider')} hint={t('presiderHint')} />
      <RadioGroup
        {...form.choice('publicity')}
        legend={t('publicity')}
        options={PUBLICITY.map((value) => ({ value, label: t(value) }))}
      />
    </Act>
  )
}
