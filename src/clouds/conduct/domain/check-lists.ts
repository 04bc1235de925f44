import type { CheckKind, CheckLine } from './events.ts'

export interface CheckTemplate {
  readonly kind: CheckKind
  readonly title: string
  readonly lines: readonly CheckLine[]
}
const line = (code: string, text: string, basis: string, minutes: number | null = null): CheckLine => ({
  ...{ code, text, basis, minutes },
})

/** Lists and scripts to begin with; whoever plans a check takes one and changes what he likes. */
export const CHECK_TEMPLATES: readonly CheckTemplate[] = [
  {
    kind: 'ROUTINE',
    title: '大厅窗口日常检查',
    lines: [
      line('A1', '窗口人员在岗，没有空岗；离岗有替岗', '政务服务大厅管理制度'),
      line('A2', '办事指南公示的材料、时限与系统中现行标准一致', '行政许可法第三十条'),
      line('A3', '随机抽 3 件补正通知：一次说清全部缺项', '行政许可法第三十二条'),
      line('A4', '随机抽 3 件不予受理：出具书面凭证并说明理由', '行政许可法第三十二条'),
      line('A5', '绿色通道办件有登记、有理由', '优化营商环境条例'),
      line('A6', '意见箱、举报方式公示，收到的举报已登记', '行政许可法第六十五条'),
    ],
  },
  {
    kind: 'ROUTINE',
    title: '审批科室日常检查',
    lines: [
      line('B1', '收件当日分办，没有积压在个人手中', '首问负责制'),
      line('B2', '同一事项按受理先后办理', '优化营商环境条例第五条'),
      line('B3', '临期办件有提醒、有处理', '行政许可法第四十二条'),
      line('B4', '涉及收费的，按公布的标准收取', '行政许可法第五十九条'),
      line('B5', '没有要求提交清单以外的材料', '行政许可法第三十一条'),
    ],
  },
  {
    kind: 'EXPERIENCE',
    title: '走流程：第一次开店的人到窗口办证',
    lines: [
      line('C1', '不提前打招呼，到大厅取号，记下等了多久', '服务承诺', 20),
      line('C2', '问导办：我想开个小餐馆，要办什么。看是否一次说清', '首问负责制', 10),
      line('C3', '照指南备材料到窗口递交，看有没有多要材料', '行政许可法第三十一条', 20),
      line('C4', '拿到受理凭证或者补正通知，核对盖章和日期', '行政许可法第三十二条', 10),
      line('C5', '打咨询电话问进度，看几声接通、答得对不对', '服务承诺', 5),
    ],
  },
  {
    kind: 'EXPERIENCE',
    title: '走流程：不会用电脑的老人在手机上办',
    lines: [
      line('D1', '打开长辈版，找到要办的事', '服务承诺', 5),
      line('D2', '填表到第一处不会填的地方，按求助', '首问负责制', 10),
      line('D3', '拍照上传材料', '服务承诺', 10),
      line('D4', '提交后找到查询码，查进度', '服务承诺', 5),
    ],
  },
]
