import { texts } from '#contract'

/** What is said of a report wherever one is shown. */
export const reportWords = texts(
  {
    NEW: '待受理',
    TAKEN_UP: '核查中',
    FOLLOWED_UP: '督办中',
    CONCLUDED: '已办结',
    SUBSTANTIATED: '属实',
    PARTLY: '部分属实',
    UNSUBSTANTIATED: '不属实',
    NOT_OURS: '不属于本机构职责',
    finding: '核查结果',
    files: '附件',
    filesHint: '最多 5 个，JPG、PNG 或者 PDF，每个不超过 10 MB。照片里的位置、时间等信息会自动去掉。',
    addFile: '添加附件',
    file: '附件 {n}',
    remove: '移除',
    sending: '正在上传…',
  },
  {
    NEW: 'New',
    TAKEN_UP: 'Looked into',
    FOLLOWED_UP: 'Under an order',
    CONCLUDED: 'Concluded',
    SUBSTANTIATED: 'True',
    PARTLY: 'Partly true',
    UNSUBSTANTIATED: 'Not confirmed',
    NOT_OURS: 'Not within our remit',
    finding: 'Found',
    files: 'Files',
    filesHint: 'At most 5: JPG, PNG or PDF, 10 MB each. Place and time hidden in photos are removed.',
    addFile: 'Add a file',
    file: 'File {n}',
    remove: 'Remove',
    sending: 'Sending…',
  },
)

export const FINDINGS = ['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED', 'NOT_OURS'] as const
