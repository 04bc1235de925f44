import { describe, expect, test } from 'vitest'
import { isInstalled, judgedBy, ORGAN_NAME } from '../testing/seal-fixtures.ts'
import type { Booklet } from './booklet-data.ts'
import { digestOfBooklet, renderBooklet } from './render-booklet.ts'

const aBooklet: Booklet = {
  title: '风筝放飞许可办事指南',
  subtitle: '第 2 版',
  running: '990101009001 · 第 2 版',
  organName: ORGAN_NAME,
  date: '2026-11-22',
  qrText: 'https://oneseal.example/items/990101009001',
  qrCaption: '扫码网上办理',
  sections: [
    { title: '基本信息', blocks: [{ kind: 'facts', rows: [['事项名称', '风筝放飞许可']] }] },
    { title: '申请条件', blocks: [{ kind: 'list', items: ['场地空旷', '#panic("x") *粗* $x$'] }] },
    {
      title: '申请材料',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '名称', share: 3 },
            { title: '份数', share: 1 },
          ],
          rows: [['放飞方案', '1']],
        },
      ],
    },
    {
      title: '办理流程',
      blocks: [
        {
          kind: 'chart',
          nodes: [
            { title: '受理', note: '受理岗 · 5个工作日', beside: [] },
            { title: '审查', note: '', beside: ['听证 至多20个工作日'] },
          ],
        },
      ],
    },
    {
      title: '申请表',
      blocks: [
        {
          kind: 'form',
          fields: [
            { label: '地点', hint: '写到门牌号', wide: true, choices: [] },
            { label: '材质', hint: '', wide: false, choices: ['纸', '布'] },
            { label: '长度', hint: '', wide: false, choices: [] },
          ],
        },
        { kind: 'paragraphs', paragraphs: ['申请人签名：'] },
      ],
    },
  ],
}

describe('a booklet', () => {
  test('is the same, byte for byte, each time it is printed, and PDF/A-2b', () => {
    const { pdf, missingGlyphs } = renderBooklet(aBooklet)
    expect(renderBooklet(aBooklet).pdf.equals(pdf)).toBe(true)
    expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(missingGlyphs).toEqual([])
  })

  test.skipIf(!isInstalled('pdftotext'))('says everything that is in it, and takes no word for markup', () => {
    const text = judgedBy('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': renderBooklet(aBooklet).pdf })
    for (const words of [
      '风筝放飞许可办事指南',
      '第 2 版',
      '场地空旷',
      '#panic("x") *粗* $x$',
      '放飞方案',
      '听证 至多20个工作日',
      '写到门牌号',
      '申请人签名',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('is kept under another name as soon as a word of it changes', () => {
    expect(digestOfBooklet(aBooklet)).toBe(digestOfBooklet({ ...aBooklet }))
    expect(digestOfBooklet(aBooklet)).not.toBe(digestOfBooklet({ ...aBooklet, subtitle: '第 3 版' }))
  })

  test('names the letters no font has', () => {
    expect(renderBooklet({ ...aBooklet, title: '\u{30ede}' }).missingGlyphs).toEqual(['\u{30ede}'])
  })
})
