import { renderDocument } from '#seal'

/** A page that says what it stands for, as somebody would scan it. */
export const aPaper = (title: string): Buffer =>
  Buffer.from(
    renderDocument('receipt', {
      title,
      number: '示例',
      organName: '示范区稻香小馆餐饮有限公司',
      date: '2026-11-20',
      paragraphs: ['演示用材料，没有任何效力。'],
    }).pdf,
  )

export const aFile = (title: string) => ({ name: `${title}.pdf`, mimeType: 'application/pdf', buffer: aPaper(title) })
