import { unreachable } from '#kernel'
import type { StandingLetter } from '../projections/owed.ts'
import type { NoticeSource, Words } from './notice-source.ts'
import { LAW, permitWord, REMEDIES, sentence } from './notice-source.ts'
import { writtenDate } from './written-date.ts'

const GROUNDS = {
  EXPIRED: '许可有效期届满未延续（第七十条第一项）',
  HOLDER_DIED: '被许可的公民死亡或者丧失行为能力（第七十条第二项）',
  HOLDER_DISSOLVED: '法人或者其他组织依法终止（第七十条第三项）',
  TAKEN_BACK: '许可依法被撤销、撤回，或者许可证件依法被吊销（第七十条第四项）',
  IMPOSSIBLE: '因不可抗力导致许可事项无法实施（第七十条第五项）',
} as const

/** Letters about a certificate after its issue: what was done, on which ground, since when, and what stands open against it. */
export function wordsOfStates(event: StandingLetter, { standard, facts }: NoticeSource): Words {
  const matter = `本机关就“${standard.name.zh}”（办件编号：${facts.caseNumber}）发给你（单位）的证照`
  const reason = `事实和理由：${sentence(event.reason)}`
  const permit = permitWord(standard)
  switch (event.type) {
    case 'CertificateSuspended': {
      const span = event.until === null ? '至本机关书面通知恢复之日止' : `至${writtenDate(event.until)}止`
      return {
        template: 'notice',
        title: '暂停许可决定书',
        paragraphs: [
          `${matter}，依据${event.basis}，决定自即日起暂停使用，${span}。暂停期间不得从事该${permit}活动。`,
          reason,
        ],
        closing: [REMEDIES],
      }
    }
    case 'CertificateResumed':
      return {
        template: 'notice',
        title: '恢复许可决定书',
        paragraphs: [`${matter}，暂停的原因已经消除，决定自即日起恢复使用。`, reason],
        closing: ['特此通知。'],
      }
    case 'MeasureAnnounced': {
      const act = event.measure === 'WITHDRAWAL' ? '撤回' : '吊销'
      return {
        template: 'notice',
        title: `拟${act}许可告知书`,
        paragraphs: [`${matter}，依据${event.basis}，本机关拟予以${act}。`, reason],
        closing: [
          `你（单位）享有陈述、申辩和要求听证的权利，可以在${writtenDate(event.replyUntil)}前（含当日）向本机关提出，也可以在“我的证照”栏目直接提出。逾期未提出的，视为放弃。听证不收取费用。`,
          '特此告知。',
        ],
      }
    }
    case 'PermitWithdrawn':
      return {
        template: 'notice',
        title: '撤回许可决定书',
        paragraphs: [
          `${matter}，依据${LAW}第八条第二款和${event.basis}，为了公共利益的需要，决定撤回该${permit}，证照自即日起不再有效。`,
          reason,
          `由此造成的财产损失，依法给予补偿：${sentence(event.compensation)}`,
        ],
        closing: [REMEDIES],
      }
    case 'PermitRevoked':
      return {
        template: 'notice',
        title: '吊销许可证决定书',
        paragraphs: [`${matter}，依据${event.basis}，决定予以吊销，自即日起不再有效。`, reason],
        closing: [REMEDIES],
      }
    case 'CertificateDeregistered':
      return {
        template: 'notice',
        title: '注销许可决定书',
        paragraphs: [`${matter}，因${GROUNDS[event.ground]}，依据${LAW}第七十条的规定，办理注销手续。`, reason],
        closing: [REMEDIES],
      }
    default:
      return unreachable(event)
  }
}
