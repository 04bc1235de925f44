export interface WrittenClause {
  readonly article: string
  readonly text: string
  readonly items: string[]
}

/** 「第三条　审批结果当日推送。（990101001001、990101001002）」: article, text and the items it is about. */
export function clausesIn(text: string): WrittenClause[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => {
      const listed = /[（(]([0-9A-Za-z、,，\s-]{8,})[）)]$/.exec(line)
      const body = (listed === null ? line : line.slice(0, listed.index)).trim()
      const article = /^第\S{1,8}条/.exec(body)?.[0]
      return {
        article: article ?? String(index + 1),
        text: body.slice(article?.length ?? 0).trim(),
        items: (listed?.[1] ?? '').split(/[、,，\s]+/).filter((code) => code !== ''),
      }
    })
}
