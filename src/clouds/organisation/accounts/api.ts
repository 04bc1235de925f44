import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { closed, nothing, nullable, Organ, params } from '../api-shapes.ts'

const Account = T.Object({
  system: T.String(),
  account: T.String(),
  holder: T.String(),
  organ: T.String(),
  rights: T.Array(T.String()),
  lastUsedOn: nullable(PlainDate),
  /** Nobody answers for it, or nobody has used it for three months. */
  finding: nullable(T.Enum(['NO_OWNER', 'UNUSED'])),
})
const Judgement = T.Object(
  {
    system: T.String({ maxLength: 60 }),
    account: T.String({ maxLength: 100 }),
    keep: T.Boolean(),
    reason: T.String({ maxLength: 300 }),
  },
  closed,
)
const Review = T.Object({
  id: Id,
  number: T.String(),
  due: PlainDate,
  openedAt: Instant,
  stage: T.Enum(['OPEN', 'JUDGED', 'CONFIRMED']),
  overdue: T.Boolean(),
  accounts: T.Array(Account),
  judgements: T.Array(Judgement),
  judgedBy: nullable(T.String()),
  confirmedBy: nullable(T.String()),
  /** The reader judged, and cannot confirm. */
  own: T.Boolean(),
})

/** 账号与权限一览: accounts of every system, and their periodic review by two. */
export const accountsApi = {
  accounts: route({
    method: 'GET',
    path: '/accounts',
    summary: '账号与权限一览 Every account of every system, with rights, owner and last use',
    action: 'account.read',
    reply: T.Object({
      systems: T.Array(
        T.Object({
          system: T.String(),
          owner: Organ,
          accounts: T.Integer(),
          withoutOwner: T.Integer(),
          unused: T.Integer(),
          reportedAt: nullable(Instant),
        }),
      ),
      items: T.Array(Account),
    }),
  }),
  reportSystemAccounts: route({
    method: 'POST',
    path: '/account-systems',
    summary: '报送业务系统账号 Report the accounts of another system',
    action: 'organisation.manage',
    body: T.Object(
      {
        system: T.String({ minLength: 2, maxLength: 60 }),
        owner: Id,
        accounts: T.Array(
          T.Object(
            {
              account: T.String({ minLength: 1, maxLength: 100 }),
              holder: T.String({ maxLength: 50 }),
              organ: T.String({ maxLength: 100 }),
              rights: T.Array(T.String({ minLength: 1, maxLength: 60 }), { maxItems: 30 }),
              lastUsedOn: nullable(PlainDate),
            },
            closed,
          ),
          { maxItems: 2000 },
        ),
      },
      closed,
    ),
    reply: T.Object({ accounts: T.Integer() }),
  }),
  accountReviews: route({
    method: 'GET',
    path: '/account-reviews',
    summary: '账号权限复核 Reviews, newest first',
    action: 'account.read',
    reply: T.Object({ items: T.Array(Review) }),
  }),
  openAccountReview: route({
    method: 'POST',
    path: '/account-reviews',
    summary: '开展复核 Open a review of every account there is',
    action: 'organisation.manage',
    body: T.Object({ due: PlainDate }, closed),
    reply: Review,
  }),
  judgeAccounts: route({
    method: 'POST',
    path: '/account-reviews/:id/judgements',
    summary: '提出复核意见 Say of every account whether it stays',
    action: 'organisation.manage',
    params,
    body: T.Object({ judgements: T.Array(Judgement, { maxItems: 5000 }) }, closed),
    reply: Review,
  }),
  confirmAccountReview: route({
    method: 'POST',
    path: '/account-reviews/:id/confirmation',
    summary: '确认复核结果 Confirm, as the second person',
    action: 'organisation.manage',
    params,
    body: nothing,
    reply: Review,
  }),
} as const
