/** What the trading centre reports of a tender or an auction (行政许可法 53). */
interface Deal {
  readonly project: string
  readonly text: string
  readonly winnerName: string
  readonly winnerCode: string
}

/**
 * 招标、拍卖 end in favour of one: for the case of whoever won it the procedure is passed, for every other it failed,
 * and so it is where nobody won (流标、流拍).
 */
export function resultFor({ project, text, winnerName, winnerCode }: Deal, applicantCode: string) {
  const won = winnerCode !== '' && winnerCode.toUpperCase() === applicantCode.toUpperCase()
  const winner = winnerCode === '' ? '无中选人' : `中选人：${winnerName}`
  const conclusion = won ? ('PASSED' as const) : ('FAILED' as const)
  return { conclusion, outcome: `公共资源交易项目 ${project}：${text}（${winner}）`, reference: project }
}
