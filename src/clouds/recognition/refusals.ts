import type { RefusalTexts } from '#contract'
import type { RegionRefusalCode } from './domain/region.ts'

export type RecognitionDoorRefusal = 'REGION_TRUST_UNREADABLE' | 'REGION_IS_OURS' | 'REGION_ADDRESS_WRONG'

export const refusalTexts = {
  REGION_TRUST_UNREADABLE: {
    zh: '这不是完整的信任文件。请向对方索取 trust.json，原样导入。',
    en: 'This is no whole trust file. Ask the other side for its trust.json and import it as it is.',
  },
  REGION_IS_OURS: { zh: '这是本地区自己的信任文件。', en: 'This is our own trust file.' },
  REGION_ADDRESS_WRONG: {
    zh: '地址应以 https:// 开头，只写域名和端口，不带路径。',
    en: 'The address begins with https:// and has a host and perhaps a port, no path.',
  },
  REGION_PROPOSED_ALREADY: {
    zh: '这个地区已有一项提请等待确认，请先处理。',
    en: 'A proposal for this region already waits to be confirmed.',
  },
  REGION_NOT_PROPOSED: { zh: '没有等待确认的提请。', en: 'Nothing waits to be confirmed.' },
  REGION_SAME_PERSON: {
    zh: '提请人不能自己确认，请另一位管理员与对方核对指纹。',
    en: 'Whoever proposed it cannot confirm it. Another administrator compares the fingerprint.',
  },
  REGION_FINGERPRINT_DIFFERS: {
    zh: '您听到的指纹与导入的信任文件不一致。请勿确认，先向对方查明。',
    en: 'What you heard is not the fingerprint of the imported file. Do not confirm; find out from the other side.',
  },
  REGION_TYPES_WRONG: {
    zh: '证照类型对照应一一对应，同一代码不能出现两次。',
    en: 'Types map one to one: no code may stand twice on a side.',
  },
  REGION_NOT_RECOGNISED: { zh: '这个地区现在没有互认。', en: 'This region is not recognised now.' },
  REGION_SINCE_AHEAD: { zh: '终止时间不能晚于现在。', en: 'The end cannot lie ahead.' },
} as const satisfies RefusalTexts & Record<RegionRefusalCode | RecognitionDoorRefusal, unknown>
