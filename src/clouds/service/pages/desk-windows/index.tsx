import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { texts } from '#contract'
import { localDate } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { service } from '../client.ts'
import type { DeskWindowBooking } from '../client.ts'
import { DeskContact } from '../parts/desk-contact.tsx'
import { WINDOW_TONES, windowWords } from '../parts/window-words.ts'

const words = texts(
  {
    title: '窗口预约',
    lead: '当天谁来、几点来、办什么；到场登记，来不了的释放位置。',
    hall: '大厅',
    day: '日期',
    list: '当日预约（{count}）',
    none: '当日没有预约。',
    slot: '时段',
    who: '联系人',
    item: '事项',
    any: '未填写',
    state: '状态',
    act: '操作',
    came: '已到场',
    missed: '未到场',
    cancel: '取消预约',
    reason: '取消原因（告知预约人）',
    places: '放号数',
    placesLead: '每半小时可预约人数；填 0 即停止预约。',
    taken: '已约',
    set: '保存',
  },
  {
    title: 'Window bookings',
    lead: 'Who comes on this day, when, and what for; note who came, and free the place of who cannot.',
    hall: 'Hall',
    day: 'Day',
    list: 'Bookings of the day ({count})',
    none: 'Nobody has booked this day.',
    slot: 'Time',
    who: 'Contact',
    item: 'Service',
    any: 'not said',
    state: 'State',
    act: 'Act',
    came: 'Came',
    missed: 'Did not come',
    cancel: 'Cancel',
    reason: 'Reason, told to who booked',
    places: 'Places',
    placesLead: 'How many may book each half hour; 0 gives none out.',
    taken: 'Taken',
    set: 'Save',
  },
)

/** 窗口预约: one day of one hall. */
export default function DeskWindowsPage() {
  const t = useTexts(words)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const halls = useQuery({ queryKey: ['halls'], queryFn: () => service.points({ query: { kind: 'HALL' } }) })
  const [chosen, setHall] = useState<string | undefined>(undefined)
  const [day, setDay] = useState(() => localDate(new Date().toISOString()))
  const hall = chosen ?? halls.data?.items[0]?.id
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <div className="row">
        <ChoiceField
          label={t('hall')}
          value={hall ?? ''}
          options={(halls.data?.items ?? []).map(({ id, name }) => ({
            value: id,
            label: inLanguage(name, language),
          }))}
          onChange={setHall}
        />
        <DayField label={t('day')} value={day} onChange={(value) => setDay(value || day)} />
      </div>
      {hall !== undefined && <OneDay key={`${hall} ${day}`} hall={hall} day={day} />}
    </div>
  )
}

interface Place {
  readonly hall: string
  readonly day: string
}

function OneDay({ hall, day }: Place) {
  const t = useTexts(words)
  const mayEdit = sessionMay(useSession(), 'service.edit')
  const query = useQuery({
    queryKey: ['window-day', hall, day],
    queryFn: () => service.windowDay({ params: { hall, day } }),
  })
  return (
    <Loaded query={query} lines={8}>
      {({ items, slots }) => (
        <>
          <Panel title={t('list', { count: items.filter(({ stage }) => stage !== 'cancelled').length })}>
            {items.length === 0 ? <p className="soft">{t('none')}</p> : <BookingTable items={items} />}
          </Panel>
          {mayEdit && slots.length > 0 && (
            <Disclosure summary={t('places')}>
              <div className="stack">
                <p className="soft">{t('placesLead')}</p>
                {slots.map((slot) => (
                  <PlacesLine key={slot.slot} hall={hall} day={day} slot={slot} />
                ))}
              </div>
            </Disclosure>
          )}
        </>
      )}
    </Loaded>
  )
}

function BookingTable({ items }: { readonly items: readonly DeskWindowBooking[] }) {
  const t = useTexts(words)
  const w = useTexts(windowWords)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'slot', label: t('slot'), heading: true, cell: ({ slot }) => slot },
        {
          key: 'who',
          label: t('who'),
          cell: ({ contact, id, hall, day }) => (
            <DeskContact contact={contact} id={id} asked={{ of: 'BOOKING', hall, day }} />
          ),
        },
        {
          key: 'item',
          label: t('item'),
          cell: ({ item }) => (item === null ? t('any') : inLanguage(item.name, language)),
        },
        {
          key: 'state',
          label: t('state'),
          cell: ({ stage }) => <Status tone={WINDOW_TONES[stage]}>{w(stage)}</Status>,
        },
        { key: 'act', label: t('act'), cell: (booking) => <BookingActs booking={booking} /> },
      ]}
    />
  )
}

function BookingActs({ booking }: { readonly booking: DeskWindowBooking }) {
  const t = useTexts(words)
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const { id, hall, day, stage } = booking
  const params = { hall, day, booking: id }
  const refresh = () => void queries.invalidateQueries({ queryKey: ['window-day', hall, day] })
  const note = useCommand(service.noteWindowVisit, refresh)
  const cancel = useCommand(service.cancelWindow, refresh)
  if (stage === 'cancelled') return null
  return (
    <div className="stack-tight">
      <div className="row">
        {stage !== 'came' && (
          <Button busy={note.isPending} onClick={() => note.mutate({ params, body: { came: true } })}>
            {t('came')}
          </Button>
        )}
        {stage !== 'missed' && (
          <Button busy={note.isPending} onClick={() => note.mutate({ params, body: { came: false } })}>
            {t('missed')}
          </Button>
        )}
      </div>
      {stage === 'booked' && (
        <Disclosure summary={t('cancel')}>
          <LineField label={t('reason')} value={reason} maxLength={300} onChange={setReason} />
          <Button
            disabled={!isWritten(reason)}
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ params, body: { reason } })}
          >
            {t('cancel')}
          </Button>
        </Disclosure>
      )}
      <RefusalNotice error={note.error ?? cancel.error} />
    </div>
  )
}

interface PlacesLineProps extends Place {
  readonly slot: { readonly slot: string; readonly places: number; readonly taken: number }
}
function PlacesLine({ hall, day, slot: { slot, places, taken } }: PlacesLineProps) {
  const t = useTexts(words)
  const queries = useQueryClient()
  const [typed, setTyped] = useState(String(places))
  const set = useCommand(service.setWindowPlaces, () => {
    void queries.invalidateQueries({ queryKey: ['window-day', hall, day] })
  })
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate({ params: { hall, day }, body: { slot, places: Number(typed) } })
      }}
    >
      <LineField
        label={`${slot}（${t('taken')} ${String(taken)}）`}
        type="number"
        min={0}
        max={50}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" disabled={typed === '' || Number(typed) === places} busy={set.isPending}>
        {t('set')}
      </Button>
      <RefusalNotice error={set.error} />
    </form>
  )
}
