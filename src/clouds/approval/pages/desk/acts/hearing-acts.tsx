import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { useCaseWork } from '../case-work.ts'
import { ColleagueField, DayField, LineField, useRules } from './fields.tsx'
import { named, Parties } from './parties.tsx'
import type { Party } from './parties.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

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
  const [{ parties }, change] = useFields({ parties: first })
  const told = named(parties)
  const act = useAct(approval.tellHearingRight, {
    'act-parties': told.length === 0 ? t('partiesMissing') : undefined,
  })
  return (
    <Act
      name="tellHearingRight"
      act={act}
      lead={t('tellLead')}
      button={t('doTell')}
      onSend={() => act.send({ expectedVersion: file.version, parties: told })}
    >
      <Parties
        id="act-parties"
        legend={t('parties')}
        error={act.errorAt('act-parties')}
        parties={parties}
        onChange={(next) => change({ parties: next })}
      />
    </Act>
  )
}

export function HearingRequestForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ party }, change] = useFields({ party: '' })
  const act = useAct(approval.recordHearingRequest, { 'act-party': rules.filled(party) })
  const send = () => act.send({ expectedVersion: file.version, party: party.trim() })
  return (
    <Act name="recordHearingRequest" act={act} lead={t('requestLead')} button={t('doRequest')} onSend={send}>
      <LineField
        id="act-party"
        label={t('party')}
        error={act.errorAt('act-party')}
        value={party}
        onChange={(value) => change({ party: value })}
      />
    </Act>
  )
}

export function HearingNoticeForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const hearing = file.handling?.procedures.find(({ kind, conclusion }) => kind === 'HEARING' && conclusion === null)
  const [draft, change] = useFields({ heldOn: '', place: '', presider: '', open: true })
  const { heldOn, place, presider, open } = draft
  const act = useAct(approval.announceHearing, {
    'act-held-on': rules.filled(heldOn),
    'act-place': rules.filled(place),
    'act-presider': rules.chosen(presider),
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, procedure: hearing?.id ?? '' },
      ...{ heldOn, place: place.trim(), presider, public: open },
    })
  return (
    <Act name="announceHearing" act={act} lead={t('announceLead')} button={t('doAnnounce')} onSend={send}>
      <DayField
        id="act-held-on"
        label={t('heldOn')}
        error={act.errorAt('act-held-on')}
        value={heldOn}
        onChange={(value) => change({ heldOn: value })}
      />
      <LineField
        id="act-place"
        label={t('place')}
        error={act.errorAt('act-place')}
        value={place}
        onChange={(value) => change({ place: value })}
      />
      <ColleagueField
        id="act-presider"
        label={t('presider')}
        hint={t('presiderHint')}
        error={act.errorAt('act-presider')}
        value={presider}
        onChange={(value) => change({ presider: value })}
      />
      <RadioGroup
        name="act-publicity"
        legend={t('publicity')}
        options={[
          { value: 'public', label: t('public') },
          { value: 'closed', label: t('closed') },
        ]}
        value={open ? 'public' : 'closed'}
        onChange={(value) => change({ open: value === 'public' })}
      />
    </Act>
  )
}
