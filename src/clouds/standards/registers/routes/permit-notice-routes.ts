import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { api } from '../../api.ts'
import type { PermitNoticeCommand } from '../../domain/permit-notice.ts'
import type { NeededPermit } from '../../domain/register-events.ts'
import { NOT_FOUND, officerOf } from '../../item-view.ts'
import { permitNoticeLife } from '../../lives.ts'
import { itemName, organIn } from '../../names.ts'
import { noticeForOrgan, noticesOfApplicant, noticesOfOrgan } from '../projections/permit-notice.ts'
import type { NoticeRow } from '../projections/permit-notice.ts'

type Permit = Output<typeof api.permitNotices>['items'][number]['permits'][number]

function permitView(context: RequestContext, { code, mode, words, organs }: NeededPermit): Permit {
  return {
    code,
    name: itemName(context, code),
    open: context.office.catalogue.inForce().some((item) => item.code === code),
    mode,
    words: [...words],
    organs: organs.map((organ) => organIn(context, organ)),
  }
}

const noticeView = ({ id, caseNumber, holder, scope, toldAt }: NoticeRow) => ({
  id,
  caseNumber,
  holder,
  scope,
  toldAt: toldAt.toISOString(),
})

export const permitNoticeHandlers: Pick<
  Handlers<typeof api>,
  'myPermitNotices' | 'permitNotices' | 'claimPermitNotice'
> = {
  myPermitNotices: async (_, context) => {
    const { actor, db, office } = context
    if (actor.kind !== 'applicant') return NOT_FOUND
    const rows = await noticesOfApplicant(db, await office.accounts.aliases(actor.id))
    return {
      items: rows.map((row) => ({
        ...noticeView(row),
        permits: row.permits.map((permit) => permitView(context, permit)),
      })),
    }
  },

  permitNotices: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const rows = await noticesOfOrgan(context.db, officer.organ)
    return {
      waiting: rows.filter(({ claimedAt }) => claimedAt === null).length,
      items: rows.map((row) => ({
        ...noticeView(row),
        version: row.version,
        // A department is told of its own permits; the others' are theirs.
        permits: row.permits
          .filter(({ organs }) => organs.includes(officer.organ))
          .map((permit) => permitView(context, permit)),
        claimed:
          row.claimedAt === null
            ? null
            : { at: row.claimedAt.toISOString(), by: context.office.catalogue.officerName(row.claimedBy ?? '') },
      })),
    }
  },

  claimPermitNotice: async ({ params: { id } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    if ((await noticeForOrgan(context.db, id, officer.organ)) === undefined) return NOT_FOUND
    const order = { organ: officer.organ, at: context.now(), by: '$actor' }
    const command: PermitNoticeCommand = { type: 'ClaimPermitNotice', ...order }
    const { idempotency } = context
    const result = await context.run({
      life: permitNoticeLife.kind,
      stream: id,
      command: jsonObjectOf(command),
      by: officer,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { id } : { refusal: result.refusal }
  },
}
